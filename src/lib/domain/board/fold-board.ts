import type { BoardEvent } from './board-event.ts';
import type { BoardState, ReportLine } from './board-state.ts';
import { foldAlert } from './fold-alerts.ts';
import { foldNeed, foldOffer } from './fold-needs.ts';
import { addVariant, eraseWords, reportOf, reviseReport } from './fold-report.ts';
import type { Stream } from './stream.ts';

export const EMPTY_BOARD: BoardState = { cursor: {}, reports: {}, needs: {}, offers: {}, alerts: {} };

/**
 * The board after these lines. Lines of one stream come in their order, without holes; streams have nothing to do with one
 * another, so theirs may come in any order. A line that is known already, or that is not the next one, changes nothing.
 */
export function foldBoard(
	state: BoardState,
	events: readonly BoardEvent[],
	seriesOf: (site: string) => string,
): BoardState {
	// copied once, not at each of the many lines of a board that is read from its beginning
	const reports = { ...state.reports };
	const cursor = { ...state.cursor };
	let { needs, offers, alerts } = state;
	let changed = false;
	for (const event of events) {
		if (!isNext({ cursor }, event)) continue;
		changed = true;
		cursor[event.stream] = event.seq;
		needs = foldNeed(needs, event, seriesOf, (id) => reportIn(reports, event, id));
		if (event.stream === 'network') offers = foldOffer(offers, event);
		alerts = foldAlert(alerts, event);
		foldReport(reports, event);
	}
	return changed ? { cursor, reports, needs, offers, alerts } : state;
}

export function isNext({ cursor }: Pick<BoardState, 'cursor'>, { stream, seq }: BoardEvent): boolean {
	return seq === (cursor[stream] ?? 0) + 1;
}

/** Streams told by themselves are one board together: no two of them have anything in common. */
export function joinBoards(boards: readonly BoardState[]): BoardState {
	return {
		cursor: Object.assign({}, ...boards.map(({ cursor }) => cursor)) as BoardState['cursor'],
		reports: Object.assign({}, ...boards.map(({ reports }) => reports)) as BoardState['reports'],
		needs: Object.assign({}, ...boards.map(({ needs }) => needs)) as BoardState['needs'],
		offers: Object.assign({}, ...boards.map(({ offers }) => offers)) as BoardState['offers'],
		alerts: Object.assign({}, ...boards.map(({ alerts }) => alerts)) as BoardState['alerts'],
	};
}

/** What somebody sees who may no longer read a stream: nothing of it is left. */
export function withoutStream(state: BoardState, stream: Stream): BoardState {
	const { [stream]: _, ...cursor } = state.cursor;
	const ofOthers = <V extends { readonly stream: Stream }>(of: Readonly<Record<string, V>>) =>
		Object.fromEntries(Object.entries(of).filter(([, each]) => each.stream !== stream));
	return {
		cursor,
		reports: ofOthers(state.reports),
		needs: ofOthers(state.needs),
		offers: stream === 'network' ? {} : state.offers,
		alerts: ofOthers(state.alerts),
	};
}

type Reports = Record<string, ReportLine>;

function foldReport(reports: Reports, event: BoardEvent): void {
	const { fact } = event;
	switch (fact.kind) {
		case 'observation':
			reports[fact.id] = reportOf({ ...event, fact });
			return;
		case 'revision':
			return changeReport(reports, event, fact.of, (line) => reviseReport(line, fact));
		case 'variant':
			return changeReport(reports, event, fact.of, (line) => addVariant(line, fact));
		case 'erasure':
			return changeReport(reports, event, fact.of, eraseWords);
	}
}

function changeReport(
	reports: Reports,
	event: BoardEvent,
	id: string,
	change: (line: ReportLine) => ReportLine,
): void {
	const line = reportIn(reports, event, id);
	if (line) reports[id] = change(line);
}

/** Of a report that was trimmed nothing is left to change; and no stream changes what another one told. */
function reportIn(reports: Reports, { stream }: BoardEvent, id: string): ReportLine | undefined {
	const line = Object.hasOwn(reports, id) ? reports[id] : undefined;
	return line?.stream === stream ? line : undefined;
}
