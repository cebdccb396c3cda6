import { daysLater, parisWallClock } from '../time/paris-time.ts';
import { MOST_DAYS, type GatheringDate } from './gathering.ts';
import { isPlainDay } from './plan-structure.ts';

const EARLIEST = '1970-01-01';
const LATEST = '2199-12-31';
const HOUR_MS = 3_600_000;

/** A date as it is kept; null when it has no such day or hour, no end after its beginning, or lasts too long. */
export function readGatheringDate({ day, days, from, to }: GatheringDate): GatheringDate | null {
	const isReal =
		isPlainDay(day) &&
		day >= EARLIEST &&
		day <= LATEST &&
		Number.isInteger(days) &&
		days >= 1 &&
		days <= MOST_DAYS &&
		isHour(from) &&
		isHour(to) &&
		(from < to || (days === 1 && from !== to));
	return isReal ? { day, days, from, to } : null;
}

function isHour(text: string): boolean {
	return /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/** It goes on over midnight, until the next morning. */
export function isNight({ from, to }: Pick<GatheringDate, 'from' | 'to'>): boolean {
	return to < from;
}

/** The day on which it ends: of a night, the next. */
export function lastDay(date: GatheringDate): string {
	return daysLater(date.day, isNight(date) ? 1 : date.days - 1);
}

/** Those on which it begins: a night is its evening’s. */
export function daysOf({ day, days }: Pick<GatheringDate, 'day' | 'days'>): readonly string[] {
	return Array.from({ length: days }, (_, number) => daysLater(day, number));
}

/** The instant (ISO, UTC) at which its first day begins. */
export function startsAt(date: GatheringDate): string {
	return parisInstant(date.day, date.from);
}

/** The instant (ISO, UTC) at which its last day ends. */
export function endsAt(date: GatheringDate): string {
	return parisInstant(lastDay(date), date.to);
}

/**
 * When a clock in Paris shows this: the hour that comes twice in October is its first coming, one that March skips is as
 * late as if it were not skipped (RFC 5545 §3.3.5 reads a calendar the same way).
 */
export function parisInstant(day: string, hour: string): string {
	const asUtc = Date.parse(`${day}T${hour}:00.000Z`);
	const summer = asUtc - 2 * HOUR_MS;
	const shown = parisWallClock(summer);
	return new Date(shown.date === day && shown.time === hour ? summer : asUtc - HOUR_MS).toISOString();
}

/** Do they take place at the same time, on one of their days? One that begins when the other ends does not. */
export function overlap(one: GatheringDate, other: GatheringDate): boolean {
	const [ones, others] = [stretchesOf(one), stretchesOf(other)];
	return ones.some(({ begins, ends }) => others.some((each) => begins < each.ends && each.begins < ends));
}

/** What a clock on the wall shows when each of its days begins and ends. */
function stretchesOf(date: GatheringDate): readonly { readonly begins: string; readonly ends: string }[] {
	return daysOf(date).map((day) => ({
		begins: `${day} ${date.from}`,
		ends: `${isNight(date) ? lastDay(date) : day} ${date.to}`,
	}));
}

/** Who comes before this hour comes in the morning; who is still there after the next comes in the afternoon too. */
const NOON = '12:00';
export const AFTER_LUNCH = '13:00';

/**
 * The half-days on which people are there, by the numbers that attendance uses: 0 the first morning, 1 the first
 * afternoon (an evening counts as one, and so do an evening and the night after it), 2 the second morning …
 */
export function halvesOf({ days, from, to }: GatheringDate): readonly number[] {
	const morning = from < NOON;
	const afternoon = !morning || to > AFTER_LUNCH || isNight({ from, to });
	const parts = [...(morning ? [0] : []), ...(afternoon ? [1] : [])];
	return Array.from({ length: days }, (_, day) => parts.map((part) => 2 * day + part)).flat();
}

/** The day (0: the first) and the part of it that a half-day's number stands for. */
export function readHalf(half: number): { readonly day: number; readonly part: 'morning' | 'afternoon' } {
	return { day: Math.floor(half / 2), part: half % 2 === 0 ? 'morning' : 'afternoon' };
}
