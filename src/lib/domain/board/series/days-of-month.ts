import { lastDayOf } from '../months.ts';

/** Every day (YYYY-MM-DD) of a month (YYYY-MM), in order. */
export function daysOfMonth(month: string): readonly string[] {
	const count = Number(lastDayOf(month).slice(-2));
	return Array.from({ length: count }, (_, index) => `${month}-${String(index + 1).padStart(2, '0')}`);
}
