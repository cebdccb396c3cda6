import { parisWallClock } from '../time/paris-time.ts';
import type { Gathering } from './gathering.ts';
import { lastDay } from './gathering-date.ts';

type Dated = Pick<Gathering, 'id' | 'date' | 'createdAt'>;

/** Of its first day; one without a day belongs to the year it was begun in. */
export function yearOf({ date, createdAt }: Dated): number {
	return Number((date?.day ?? parisWallClock(createdAt).date).slice(0, 4));
}

/** By day and hour; those without a day last, the first begun first. */
export function byDay(one: Dated, other: Dated): number {
	return sortKey(one).localeCompare(sortKey(other));
}

function sortKey({ id, date, createdAt }: Dated): string {
	return date ? `0 ${date.day} ${date.from} ${id}` : `1 ${createdAt} ${id}`;
}

/** Is it still to come, or going on, at this day? One without a day is. */
export function isAhead({ date }: Pick<Gathering, 'date'>, today: string): boolean {
	return date === null || lastDay(date) >= today;
}

/** Those with a day, by month (1 to 12) in their order; months without any are left out. */
export function byMonth<G extends Dated>(
	gatherings: readonly G[],
): readonly { readonly month: number; readonly gatherings: readonly G[] }[] {
	const months = Map.groupBy(
		gatherings.filter(({ date }) => date !== null),
		({ date }) => Number(date!.day.slice(5, 7)),
	);
	return [...months]
		.toSorted(([one], [other]) => one - other)
		.map(([month, held]) => ({ month, gatherings: held.toSorted(byDay) }));
}
