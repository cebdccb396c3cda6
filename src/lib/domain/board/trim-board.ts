import { daysLater } from '../time/paris-time.ts';
import type { BoardState, ReportLine } from './board-state.ts';

/** Days of visits that a board goes back. */
export const DAYS_ON_BOARD = 31;

/**
 * What a board shows on this day (YYYY-MM-DD): the reports of the last days, the last one of each site, however old, and the last
 * ones of what ended. Trimming what was trimmed changes nothing.
 */
export function trimBoard(state: BoardState, today: string): BoardState {
	const since = daysLater(today, -DAYS_ON_BOARD);
	/** Of what has not ended there is no instant. */
	const isRecent = (ended: string | null | undefined) => ended == null || ended.slice(0, 10) >= since;
	const lasts = new Set([...lastBySite(Object.values(state.reports)).values()].map(({ id }) => id));
	return {
		...state,
		reports: keep(state.reports, ({ id, visitedOn }) => visitedOn >= since || lasts.has(id)),
		needs: keep(state.needs, ({ doneAt, withdrawn }) => isRecent(doneAt ?? withdrawn?.at)),
		offers: keep(
			state.offers,
			({ state: stands, at, takenBy }) =>
				stands === 'open' || stands === 'taken' || isRecent(takenBy?.at ?? at),
		),
		alerts: keep(state.alerts, ({ endedAt, withdrawnAt }) => isRecent(endedAt ?? withdrawnAt)),
	};
}

/** The last visit of each site. */
export function lastBySite(reports: readonly ReportLine[]): ReadonlyMap<string, ReportLine> {
	const lasts = new Map<string, ReportLine>();
	for (const report of reports) {
		const known = lasts.get(report.site);
		if (!known || laterFirst(report, known) < 0) lasts.set(report.site, report);
	}
	return lasts;
}

/**
 * By the day of the visit and its hour, as the people who were there say; of one hour, and of visits whose hour nobody said, by
 * arrival.
 */
export function laterFirst(one: ReportLine, other: ReportLine): number {
	return (
		compare(other.visitedOn, one.visitedOn) ||
		compare(other.visitedAt ?? '', one.visitedAt ?? '') ||
		compare(other.receivedAt, one.receivedAt) ||
		compare(other.id, one.id)
	);
}

function compare(one: string, other: string): number {
	return one < other ? -1 : one > other ? 1 : 0;
}

function keep<V>(all: Readonly<Record<string, V>>, stays: (each: V) => boolean): Readonly<Record<string, V>> {
	const kept = Object.entries(all).filter(([, each]) => stays(each));
	return kept.length === Object.keys(all).length ? all : Object.fromEntries(kept);
}
