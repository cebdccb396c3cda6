import { createHash } from 'node:crypto';
import type { Actor } from '#lib/domain/actor.ts';
import { readHeader, readLine, type KnownNames, type OldReport } from '#lib/domain/board/import/old-form.ts';
import type { Observation } from '#lib/domain/board/observation.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { canonicalJson } from '#lib/domain/signing/canonical-json.ts';
import { parisWallClock } from '#lib/domain/time/paris-time.ts';
import type { ImportedLine, ImportPreview } from '#lib/protocol/views/import.ts';
import { demand } from '../../access.ts';
import { listAll } from '../../network/read-all.ts';
import { periods } from '../collections.ts';
import type { BoardContext } from '../context.ts';
import type { ReportPort } from '../ports.ts';
import { readCsv } from './read-csv.ts';
import type { ImportService, OldFile } from './service.ts';

/** `id`: of the report that a readable line becomes. */
type ReadLine = ImportedLine & { readonly id?: string };

interface ReadFile {
	readonly lines: readonly ReadLine[];
	readonly names: ImportPreview['names'];
}

/** Number of the form that imported reports were made with: none of ours. */
const OLD_FORM = 0;
const LONGEST_NAME = 120;

export function createImporting(
	context: BoardContext,
	{ keepImported }: Pick<ReportPort, 'keepImported'>,
): ImportService {
	async function knownNames(): Promise<KnownNames> {
		const validated = await listAll(context.records, periods);
		return {
			sites: await context.sites.sites(),
			associations: await context.network.memberAssociations(),
			today: parisWallClock(context.now()).date,
			locked: validated.filter(({ value }) => value.state === 'locked').map(({ id }) => id),
		};
	}

	async function readFile({ bytes }: OldFile): Promise<ReadFile> {
		const [header, ...rest] = readCsv(bytes);
		const columns = header ? readHeader(header.cells) : null;
		if (!columns) throw new Refusal('invalid', 'import-columns');
		const known = await knownNames();
		const times = new Map<string, number>();
		const lines: ReadLine[] = [];
		for (const { line, cells } of rest) {
			const read = readLine(cells, columns, line, known);
			if (read.kind === 'refused') {
				lines.push(read);
				continue;
			}
			const content = canonicalJson(read.report);
			const time = (times.get(content) ?? 0) + 1;
			times.set(content, time);
			const id = idOf(content, time);
			const kept = await context.log.byKey(`observation:${id}`);
			lines.push({ kind: kept ? 'known' : 'new', line, report: read.report, id });
		}
		const named = [...known.sites, ...known.associations];
		return { lines, names: Object.fromEntries(named.map(({ id, name }) => [id, name])) };
	}

	const mayImport = (actor: Actor) => demand(actor, 'board.manage', null);

	return {
		mayImport,
		async preview(actor, file) {
			mayImport(actor);
			const { lines, names } = await readFile(file);
			return { file: nameOf(file), lines: lines.map(withoutId), names, done: false };
		},
		async run(actor, file): Promise<ImportPreview> {
			mayImport(actor);
			const name = nameOf(file);
			const { lines, names } = await readFile(file);
			await noteImport(context, actor, name, lines);
			for (const each of lines) {
				if (each.kind !== 'new') continue;
				const { report, line } = each;
				await keepImported(observationOf(each.id!, report), report.association, { file: name, line });
			}
			return { file: name, lines: lines.map(withoutId), names, done: true };
		},
	};
}

function noteImport(
	{ note }: BoardContext,
	actor: Actor,
	file: string,
	lines: readonly ImportedLine[],
): Promise<void> {
	const count = (kind: ImportedLine['kind']) => lines.filter((line) => line.kind === kind).length;
	return note(actor, 'imported', '', `${file}: +${count('new')} =${count('known')} -${count('refused')}`);
}

function nameOf({ name }: OldFile): string {
	return name
		.normalize('NFC')
		.replace(/[\p{Cc}/\\]/gu, ' ')
		.trim()
		.slice(0, LONGEST_NAME);
}

function withoutId({ id: _, ...line }: ReadLine): ImportedLine {
	return line;
}

/**
 * The n-th line that says just this has always the same id, whatever file it stands in: a file that is imported twice, or
 * again with lines added, doubles nothing; two equal visits of one day stay two.
 */
function idOf(content: string, time: number): string {
	const hex = createHash('sha256').update(`${time}\n${content}`).digest('hex');
	// a UUID of version 8: made from other data
	const variant = '89ab'[Number.parseInt(hex[16]!, 16) % 4]!;
	return [
		hex.slice(0, 8),
		hex.slice(8, 12),
		`8${hex.slice(13, 16)}`,
		`${variant}${hex.slice(17, 20)}`,
		hex.slice(20, 32),
	].join('-');
}

function observationOf(
	id: string,
	{ site, association, visitedOn, visitedAt, answers }: OldReport,
): Observation {
	return {
		id,
		site,
		form: OLD_FORM,
		association,
		level: 'network',
		visitedOn,
		visitedAt,
		answers,
		remark: '',
		round: null,
		// the same at each import, so that the same line is the same report
		device: { createdAt: `${visitedOn}T12:00:00.000Z`, offset: 0 },
	};
}
