import type { ReportLine } from './board-state.ts';
import type { Round } from './round.ts';

/**
 * Which reports tell of which round (ids, by the round's id). A report that names one tells of it; one that names none, or one
 * that is no more, tells of the first round there of its association, that day, of which no other report tells: who goes back
 * to the form by another way has made the same visit.
 */
export function matchRounds(
	rounds: readonly Round[],
	reports: readonly Pick<ReportLine, 'id' | 'site' | 'visitedOn' | 'association' | 'round'>[],
): ReadonlyMap<string, readonly string[]> {
	const told = new Map<string, string[]>(rounds.map(({ id }) => [id, []]));
	const loose = reports.filter(({ id, round }) => {
		const telling = round === null ? undefined : told.get(round);
		telling?.push(id);
		return telling === undefined;
	});
	const inOrder = rounds.toSorted((one, other) => one.start - other.start);
	for (const { id, site, visitedOn, association } of loose) {
		const round = inOrder.find(
			(each) =>
				each.site === site &&
				each.day === visitedOn &&
				each.association === association &&
				told.get(each.id)!.length === 0,
		);
		if (round) told.get(round.id)!.push(id);
	}
	return told;
}
