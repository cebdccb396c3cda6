import { daysLater } from '../time/paris-time.ts';
import { roundsDocument } from './round.ts';

/** Weeks (ISO 8601, from Monday) are `2013-W20` in addresses; their live document is `rounds-2013-w20`. */

const DOCUMENT = /^rounds-(20\d\d)-w(\d\d)$/;
const WEEK = /^(20\d\d)-W(\d\d)$/;
/** How far a plan may be written, in days from today: what was planned long ago stays as it was, nobody plans for years. */
const WRITTEN_BEFORE = 28;
const WRITTEN_AFTER = 26 * 7;

/** 1 Monday to 7 Sunday */
export function weekdayOf(day: string): number {
	return new Date(`${day}T00:00:00.000Z`).getUTCDay() || 7;
}

export function mondayOf(day: string): string {
	return daysLater(day, 1 - weekdayOf(day));
}

/** The seven days from this Monday. */
export function daysOfWeek(monday: string): string[] {
	return [0, 1, 2, 3, 4, 5, 6].map((later) => daysLater(monday, later));
}

/** `2013-W20` */
export function weekOf(day: string): string {
	return roundsDocument(day).replace('rounds-', '').replace('w', 'W');
}

/** Null: the calendar has no such week. */
export function mondayOfWeek(week: string): string | null {
	const [, year, number] = WEEK.exec(week) ?? [];
	if (year === undefined) return null;
	// 4 January is always in the first week
	const monday = daysLater(mondayOf(`${year}-01-04`), (Number(number) - 1) * 7);
	return weekOf(monday) === week ? monday : null;
}

/** Null: no document of rounds has this name. */
export function mondayOfDocument(document: string): string | null {
	const [, year, number] = DOCUMENT.exec(document) ?? [];
	return year === undefined ? null : mondayOfWeek(`${year}-W${number}`);
}

/** May rounds of this week still be planned, or planned already? */
export function isPlannable(monday: string, today: string): boolean {
	return (
		daysLater(today, -WRITTEN_BEFORE) <= daysLater(monday, 6) && monday <= daysLater(today, WRITTEN_AFTER)
	);
}
