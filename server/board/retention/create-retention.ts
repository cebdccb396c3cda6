import type { Entry, Fact } from '#lib/domain/board/entry.ts';
import type { Stream } from '#lib/domain/board/stream.ts';
import { associations, groups } from '../../network/collections.ts';
import { listAll } from '../../network/read-all.ts';
import { revise } from '../../network/revise.ts';
import { collection } from '../../storage/records.ts';
import type { BoardContext } from '../context.ts';
import { eraseTexts, withoutTexts } from '../reports/erase.ts';
import { readStored } from '../reports/stored-report.ts';
import { dueAt } from './due.ts';

/** How far a stream has been gone through: lines stand in the order of their instants. */
interface Progress {
	/** Number of the last line whose texts were erased. */
	readonly texts: number;
	/** Number of the last line that says only its association. */
	readonly authors: number;
	/** Alerts whose texts were due while somebody held them. */
	readonly held: readonly string[];
}

const progress = collection<Progress>('board-retention');
const NOTHING: Progress = { texts: 0, authors: 0, held: [] };
/** Lines of one sweep and stream: the next one goes on. */
const AT_ONCE = 500;

/** Erases texts and authors when they are old enough. What is counted stays. */
export function createRetention(
	context: BoardContext,
	/** Ids of the alerts that are held as evidence now. */
	heldAlerts: () => Promise<ReadonlySet<string>>,
): { sweep(): Promise<void> } {
	const { records, log } = context;

	async function streams(): Promise<Stream[]> {
		const [allAssociations, allGroups] = await Promise.all([
			listAll(records, associations),
			listAll(records, groups),
		]);
		return [
			'network',
			...allAssociations.map(({ id }): Stream => `association:${id}`),
			...allGroups.map(({ id }): Stream => `group:${id}`),
		];
	}

	async function sweepStream(stream: Stream, held: ReadonlySet<string>): Promise<void> {
		const due = dueAt(context.now());
		const done = (await records.get(progress, stream))?.value ?? NOTHING;
		const texts = await linesUntil(stream, done.texts, due.texts);
		const spared = new Set<string>();
		for (const line of texts) {
			const alert = alertOf(line.fact);
			if (alert !== null && held.has(alert)) spared.add(alert);
			else await eraseLine(line);
		}
		for (const alert of done.held) {
			if (held.has(alert)) spared.add(alert);
			else for (const line of await log.about(alert)) if (line.at <= due.texts) await eraseLine(line);
		}
		const authors = await linesUntil(stream, done.authors, due.authors);
		for (const line of authors) await log.rewrite(line, withoutAuthor);
		await advance(stream, {
			texts: texts.at(-1)?.seq ?? done.texts,
			authors: authors.at(-1)?.seq ?? done.authors,
			held: [...spared].toSorted(),
		});
	}

	async function linesUntil(stream: Stream, seq: number, instant: string): Promise<readonly Entry[]> {
		const lines = await log.since(stream, seq, AT_ONCE);
		return lines.filter(({ at }) => at <= instant);
	}

	async function eraseLine(line: Entry): Promise<void> {
		const report = reportOf(line.fact);
		if (report === null) return log.rewrite(line, withoutWords);
		if (withoutTexts(line) === line) return;
		const stored = await readStored(log, report);
		if (stored) await eraseTexts(log, stored, { reason: 'old', by: null });
	}

	/** Never back: another node may have gone further meanwhile. */
	async function advance(stream: Stream, next: Progress): Promise<void> {
		if (await records.insert(progress, stream, next)) return;
		await revise(records, progress, stream, (before) => {
			const texts = Math.max(before.texts, next.texts);
			const authors = Math.max(before.authors, next.authors);
			const held = next.held.join() === before.held.join() ? before.held : next.held;
			const moved = texts !== before.texts || authors !== before.authors || held !== before.held;
			return moved ? { texts, authors, held } : before;
		});
	}

	return {
		async sweep() {
			const held = await heldAlerts();
			for (const stream of await streams()) await sweepStream(stream, held);
		},
	};
}

function alertOf(fact: Fact): string | null {
	if (fact.kind === 'alert') return fact.id;
	return fact.kind === 'alert-act' ? fact.of : null;
}

/** Reports are erased as a whole, with their corrections. */
function reportOf(fact: Fact): string | null {
	switch (fact.kind) {
		case 'observation':
		case 'variant':
			return fact.report.id;
		case 'revision':
			return fact.revision.of;
		default:
			return null;
	}
}

/** Alerts and what was done about them, details of needs and offers. */
function withoutWords(line: Entry): Entry {
	const { fact } = line;
	if ((fact.kind === 'alert' || fact.kind === 'alert-act') && fact.text !== '')
		return { ...line, fact: { ...fact, text: '' } };
	if ((fact.kind === 'need' || fact.kind === 'offer') && fact.detail !== '')
		return { ...line, fact: { ...fact, detail: '' } };
	return line;
}

function withoutAuthor(line: Entry): Entry {
	return line.by === null ? line : { ...line, by: null };
}
