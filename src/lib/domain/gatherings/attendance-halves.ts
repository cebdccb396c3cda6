import { daysLater } from '../time/paris-time.ts';
import { AFTER_LUNCH, halvesOf as halfNumbers, readHalf } from './gathering-date.ts';
import type { GatheringDate } from './gathering.ts';

/** A half-day of a gathering. */
export interface HalfDay {
	/** 0: the morning of the first day, 1: its afternoon, 2: the morning of the second … */
	readonly number: number;
	/** YYYY-MM-DD */
	readonly day: string;
	readonly part: 'morning' | 'afternoon';
}

/** The half-days during which it takes place. */
export function halvesOf(date: GatheringDate): readonly HalfDay[] {
	return halfNumbers(date).map((number) => {
		const { day, part } = readHalf(number);
		return { number, day: daysLater(date.day, day), part };
	});
}

/** The half-day that is on, or the next; the last one when it is over. `wall`: what the clock shows in Paris. */
export function halfAt(
	halves: readonly HalfDay[],
	wall: { readonly date: string; readonly time: string },
): HalfDay | undefined {
	const now = wall.date + (wall.time < AFTER_LUNCH ? 'a' : 'b');
	return halves.find(({ day, part }) => day + (part === 'morning' ? 'a' : 'b') >= now) ?? halves.at(-1);
}
