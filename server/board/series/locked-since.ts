import type { ReportLine } from '#lib/domain/board/board-state.ts';
import type { BoardContext } from '../context.ts';
import { periods } from '../collections.ts';

/** Instants at which these months were validated, by month; those that are open are not there. */
export async function lockedSince(
	{ records }: Pick<BoardContext, 'records'>,
	months: readonly string[],
): Promise<ReadonlyMap<string, string>> {
	const found = await Promise.all(months.map((month) => records.get(periods, month)));
	return new Map(
		found.flatMap((stored) =>
			stored?.value.state === 'locked' ? [[stored.value.month, stored.value.changedAt]] : [],
		),
	);
}

/** It came after its month was validated: it stands beside the figures until the month is validated again. */
export function isLateFor(
	{ visitedOn, receivedAt }: ReportLine,
	locked: ReadonlyMap<string, string>,
): boolean {
	const since = locked.get(visitedOn.slice(0, 7));
	return since !== undefined && receivedAt > since;
}
