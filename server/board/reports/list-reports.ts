import { belongsTo, type Actor } from '#lib/domain/actor.ts';
import type { BoardFacts } from '#lib/domain/board/agreement.ts';
import { can } from '#lib/domain/can.ts';
import { parisWallClock } from '#lib/domain/time/paris-time.ts';
import type { ReportRow } from '#lib/protocol/views/report.ts';
import { demandToSee } from '../../access.ts';
import { findAll } from '../../network/read-all.ts';
import { entries } from '../collections.ts';
import type { BoardContext } from '../context.ts';
import { readableStreams } from '../view/readable-streams.ts';
import { personOf } from './record.ts';
import { rowsOf } from './report-rows.ts';
import { storedOfMonth } from './reports-of-month.ts';
import type { ReportsService } from './service.ts';
import { readStored, type StoredReport } from './stored-report.ts';

export function createListing(context: BoardContext): Pick<ReportsService, 'list' | 'find'> {
	const { log, records, facts, now } = context;
	return {
		async list(actor, { month = parisWallClock(now()).date.slice(0, 7), ...filter }) {
			// an association that does not share yet still reads its own
			demandToSee(actor, 'site.read', null);
			const streams = await readableStreams(context, actor);
			const stored = await Promise.all(streams.map((stream) => storedOfMonth(log, stream, month)));
			const all = await rowsOf(context, actor, stored.flat());
			const rows = all
				.filter(
					(row) =>
						(!filter.site || row.site.id === filter.site) &&
						(!filter.association || row.association?.id === filter.association) &&
						(!filter.mine || row.mine),
				)
				.toSorted(lastFirst);
			return {
				month,
				streams,
				rows,
				sites: named(all.map(({ site }) => site)),
				associations: named(all.flatMap(({ association }) => association ?? [])),
			};
		},
		async find(actor, code) {
			personOf(actor);
			const board = await facts();
			const found = await findAll(records, entries, 'code', code.trim().toUpperCase());
			const stored: StoredReport[] = [];
			for (const { value } of found) {
				if (value.fact.kind !== 'observation') continue;
				const whole = await readStored(log, value.fact.report.id);
				if (whole && mayHearOf(actor, whole, board)) stored.push(whole);
			}
			return rowsOf(context, actor, stored);
		},
	};
}

/** Whoever reads its stream; and its own association, which sent it. */
export function mayHearOf(
	actor: Actor,
	{ first: { stream, association } }: StoredReport,
	board: BoardFacts,
): boolean {
	if (can(actor, 'stream.read', { ...board, stream })) return true;
	return association !== null && belongsTo(actor, association);
}

function lastFirst(one: ReportRow, other: ReportRow): number {
	return (
		other.visitedOn.localeCompare(one.visitedOn) ||
		(other.visitedAt ?? '').localeCompare(one.visitedAt ?? '') ||
		other.receivedAt.localeCompare(one.receivedAt)
	);
}

function named(all: readonly { readonly id: string; readonly name: string }[]) {
	return [...new Map(all.map(({ id, name }) => [id, { id, name }])).values()].toSorted((one, other) =>
		one.name.localeCompare(other.name, 'fr'),
	);
}
