import type { ReportLine } from '#lib/domain/board/board-state.ts';
import type { Entry } from '#lib/domain/board/entry.ts';
import type { Stream } from '#lib/domain/board/stream.ts';
import { aboutOf, monthsOf } from '../collections.ts';
import type { BoardLog } from '../log.ts';
import type { ReportPort } from '../ports.ts';

/** Months kept at most: five years of them. */
const MOST_KEPT = 60;

/**
 * The reports of a month of the network, read once for many pages. Nothing here is the truth: before each answer it is read what
 * the log has had since, of whichever node, and months that it is about are read again.
 */
export function keepMonthLines(log: Pick<BoardLog, 'since'>, reports: Pick<ReportPort, 'reportsOfMonth'>) {
	const stream: Stream = 'network';
	const kept = new Map<string, Promise<readonly ReportLine[]>>();
	let seq = 0;
	let turn: Promise<unknown> = Promise.resolve();

	async function catchUp(): Promise<void> {
		for (;;) {
			const lines = await log.since(stream, seq);
			if (lines.length === 0) return;
			for (const line of lines) await forget(line);
			seq = lines.at(-1)!.seq;
		}
	}

	/** A correction may have moved a report before: wherever it stands now is read again as well. */
	async function forget({ fact }: Entry): Promise<void> {
		const about = aboutOf(fact);
		if (about.length === 0) return;
		for (const month of monthsOf(fact)) kept.delete(month);
		for (const [month, reading] of kept) {
			const lines = await reading.catch(() => null);
			if (!lines || lines.some(({ id }) => about.includes(id))) kept.delete(month);
		}
	}

	return async (month: string): Promise<readonly ReportLine[]> => {
		// one after the other: who asks meanwhile waits for the same reading
		turn = turn.then(catchUp, catchUp);
		await turn;
		const known = kept.get(month);
		kept.delete(month);
		const reading = known ?? reports.reportsOfMonth(stream, month);
		kept.set(month, reading);
		reading.catch(() => kept.delete(month));
		for (const oldest of kept.keys()) {
			if (kept.size <= MOST_KEPT) break;
			kept.delete(oldest);
		}
		return reading;
	};
}

export type MonthLines = ReturnType<typeof keepMonthLines>;
