import { daysLater } from '../time/paris-time.ts';
import type { GatheringDate } from './gathering.ts';

/** A half-day of a gathering. */
export interface HalfDay {
	/** 0: the morning of the first day, 1: its afternoon, 2: the morning of the second … */
	readonly number: number;
	/** YYYY-MM-DD */
	readonly day: string;
	readonly part: 'morning' | 'afternoon';
}

/** Who comes before this hour comes in the morning; who is still there after the next comes in the afternoon too. */
const NOON = '12:00';
const AFTER_LUNCH = '13:00';

/** The half-days during which it takes place; an evening counts as an afternoon. */
export function halvesOf({ day, days, from, to }: GatheringDate): readonly HalfDay[] {
	const morning = from < NOON;
	const afternoon = to > AFTER_LUNCH || !morning;
	return Array.from({ length: days }, (_, n) => n).flatMap((n): HalfDay[] => [
		...(morning ? [{ number: 2 * n, day: daysLater(day, n), part: 'morning' } as const] : []),
		...(afternoon ? [{ number: 2 * n + 1, day: daysLater(day, n), part: 'afternoon' } as const] : []),
	]);
}

/** The half-day that is on, or the next; the last one when it is over. `wall`: what the clock shows in Paris. */
export function halfAt(
	halves: readonly HalfDay[],
	wall: { readonly date: string; readonly time: string },
): HalfDay | undefined {
	const now = wall.date + (wall.time < AFTER_LUNCH ? 'a' : 'b');
	return halves.find(({ day, part }) => day + (part === 'morning' ? 'a' : 'b') >= now) ?? halves.at(-1);
}
