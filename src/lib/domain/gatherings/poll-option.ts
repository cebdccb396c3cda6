import { MOST_DAYS, type GatheringDate } from './gathering.ts';
import { isPlainDay } from './plan-structure.ts';

/** A date to choose from. Its id is the date itself: one that is taken back finds its answers again. */
export interface PollOption extends GatheringDate {
	readonly id: string;
}

/** Longest list of dates that a person still reads. */
export const MOST_OPTIONS = 20;

/** The date as a poll offers it; null when the calendar or the clock has no such date. */
export function pollOption({ day, days, from, to }: GatheringDate): PollOption | null {
	const isDate =
		isPlainDay(day) &&
		Number.isInteger(days) &&
		days >= 1 &&
		days <= MOST_DAYS &&
		isHour(from) &&
		isHour(to) &&
		from < to;
	if (!isDate) return null;
	return { id: [day, from, to].join('-').replace(/[^\d-]/g, '') + `-${days}`, day, days, from, to };
}

/** The earlier first. */
export function byDate(one: GatheringDate, other: GatheringDate): number {
	return compare(one.day, other.day) || compare(one.from, other.from) || compare(one.to, other.to);
}

function isHour(text: string): boolean {
	return /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text);
}

function compare(one: string, other: string): number {
	return one < other ? -1 : one > other ? 1 : 0;
}
