import type { AuditLine } from '#lib/domain/board/audit.ts';
import { AUDIT_ACTS } from '#lib/domain/board/audit.ts';
import { THRESHOLDS } from '#lib/domain/board/thresholds.ts';
import { demandToSee } from '../../access.ts';
import { auditLines } from '../collections.ts';
import { instantOf, type BoardContext } from '../context.ts';
import type { AuditService } from './service.ts';

const MOST_SHOWN = 500;
const PAGE = 1000;

export function createAudit(context: BoardContext): AuditService {
	const { records, names, sites } = context;

	/** Ids begin with the instant: what lies between two of them is read without reading what was before. */
	async function between(from: string, to: string): Promise<AuditLine[]> {
		const lines: AuditLine[] = [];
		for (let after = from; ;) {
			const page = await records.list(auditLines, { after, limit: PAGE });
			for (const { value } of page) if (value.id < to) lines.push(value);
			after = page.at(-1)?.id ?? to;
			if (page.length < PAGE || after >= to) return lines;
		}
	}

	return {
		async list(actor, { month: asked, act, person }) {
			demandToSee(actor, 'audit.read', null);
			const months = monthsKept(instantOf(context));
			const month = months.includes(asked) ? asked : months[0]!;
			const knownAct = AUDIT_ACTS.find((known) => known === act);
			const filter = [month, knownAct, /^[\w-]{1,64}$/.test(person) && person].filter(Boolean).join(' ');
			await context.note(actor, 'audit-viewed', '', filter);

			const inMonth = await between(month, `${month}~`);
			const matching = inMonth
				.filter((line) => (!knownAct || line.act === knownAct) && (person === '' || line.person === person))
				.toReversed();
			const lines = matching.slice(0, MOST_SHOWN);
			const [named, known] = await Promise.all([
				names([...new Set(inMonth.flatMap(({ person: who, of }) => [who, of]))]),
				sites.sites(),
			]);
			const ofSites = new Map(known.map(({ id, name }) => [id, name]));
			return {
				month,
				months,
				lines: lines.map((line) => ({
					...line,
					personName: named.get(line.person) ?? '',
					ofName: named.get(line.of) ?? ofSites.get(line.of) ?? line.of,
				})),
				more: matching.length > lines.length,
				people: [...new Set(inMonth.map((line) => line.person))]
					.map((id) => ({ id, name: named.get(id) ?? '' }))
					.toSorted((one, other) => one.name.localeCompare(other.name, 'fr')),
			};
		},

		async sweep() {
			const oldest = instantMonthsBefore(instantOf(context), THRESHOLDS.auditMonths);
			for (;;) {
				const page = await records.list(auditLines, { limit: PAGE });
				const due = page.filter(({ value }) => value.at < oldest);
				for (const { id, revision } of due) await records.remove(auditLines, id, revision);
				if (due.length < PAGE) return;
			}
		},
	};
}

/** The month that it is, and those before it whose lines are kept. Newest first. */
function monthsKept(now: string): string[] {
	const [year, month] = now.split('-').map((part) => Number.parseInt(part, 10)) as [number, number];
	return Array.from({ length: THRESHOLDS.auditMonths + 1 }, (_, back) =>
		new Date(Date.UTC(year, month - 1 - back)).toISOString().slice(0, 7),
	);
}

function instantMonthsBefore(now: string, months: number): string {
	const date = new Date(now);
	date.setUTCMonth(date.getUTCMonth() - months);
	return date.toISOString();
}
