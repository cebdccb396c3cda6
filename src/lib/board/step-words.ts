import { getLocale } from '#lib/paraglide/runtime.js';
import { INTL } from '#lib/ui/format-date.ts';
import { plainDay } from '#lib/ui/gatherings/plain-day.ts';

/** A month (YYYY-MM) or a day (YYYY-MM-DD) in words: « mai 2013 », « 14 mai 2013 ». */
export function stepName(at: string): string {
	return at.length > 7 ? plainDay(at, getLocale(), 'date') : monthIn(at, { month: 'long', year: 'numeric' });
}

/** Under a chart: « mai », « mai 13 » where there are several years, « 14 » within a month. */
export function stepLabel(at: string, severalYears: boolean): string {
	if (at.length > 7) return String(Number(at.slice(-2)));
	return monthIn(at, { month: 'short', ...(severalYears && { year: '2-digit' }) });
}

function monthIn(at: string, options: Intl.DateTimeFormatOptions): string {
	const format = new Intl.DateTimeFormat(INTL[getLocale()], { timeZone: 'UTC', ...options });
	return format.format(new Date(`${at}-15T12:00:00.000Z`));
}
