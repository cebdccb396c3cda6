import type { Stream } from '#lib/domain/board/stream.ts';
import type { Entry } from '#lib/domain/board/entry.ts';
import type { BoardLog } from '../log.ts';
import { isOf, lineOf, readStored, storedFrom, type StoredReport } from './stored-report.ts';

/** The reports whose visit, as it stands now, was in this month (YYYY-MM), in the order of their stream. */
export async function storedOfMonth(
	log: BoardLog,
	stream: Stream,
	month: string,
): Promise<readonly StoredReport[]> {
	const lines = await log.inMonth(stream, month);
	const byReport = Map.groupBy(lines, reportIdOf);
	const stored: StoredReport[] = [];
	for (const [id, ofReport] of byReport) {
		// all lines of a report stand under the month in which it was first; one that was moved here is read whole
		const whole = ofReport.some(isOf('observation')) ? storedFrom(ofReport) : await readStored(log, id);
		if (whole && lineOf(whole).visitedOn.startsWith(month)) stored.push(whole);
	}
	return stored.toSorted((one, other) => one.first.seq - other.first.seq);
}

function reportIdOf({ fact }: Entry): string {
	if (fact.kind === 'revision') return fact.revision.of;
	if (fact.kind === 'erasure') return fact.of;
	return fact.kind === 'observation' || fact.kind === 'variant' ? fact.report.id : '';
}
