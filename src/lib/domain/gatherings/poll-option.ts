import type { GatheringDate } from './gathering.ts';
import { readGatheringDate } from './gathering-date.ts';

/** A date to choose from. Its id is the date itself: one that is taken back finds its answers again. */
export interface PollOption extends GatheringDate {
	readonly id: string;
}

/** Longest list of dates that a person still reads. */
export const MOST_OPTIONS = 20;

/** The date as a poll offers it; null when the calendar or the clock has no such date. */
export function pollOption(typed: GatheringDate): PollOption | null {
	const date = readGatheringDate(typed);
	if (!date) return null;
	const { day, days, from, to } = date;
	return { id: `${day}-${from}-${to}-${days}`.replaceAll(':', ''), ...date };
}

/** The earlier first. */
export function byDate(one: GatheringDate, other: GatheringDate): number {
	return compare(one.day, other.day) || compare(one.from, other.from) || compare(one.to, other.to);
}

function compare(one: string, other: string): number {
	return one < other ? -1 : one > other ? 1 : 0;
}
