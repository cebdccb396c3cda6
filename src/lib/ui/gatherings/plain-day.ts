import { daysOf } from '#lib/domain/gatherings/gathering-date.ts';
import type { GatheringDate } from '#lib/domain/gatherings/gathering.ts';
import { formatDate, INTL, type DateLocale, type DateStyle } from '../format-date.ts';

/** A day on the wall (YYYY-MM-DD) as people say it: «samedi 25 mai 2013». Noon is on the same day in every zone of Europe. */
export function plainDay(
	day: string,
	locale: DateLocale,
	style: Exclude<DateStyle, 'instant' | 'time'>,
): string {
	return formatDate(`${day}T12:00:00.000Z`, locale, style);
}

/** Its days where the month is known: «samedi 25», «samedi 25 – dimanche 26». */
export function dayInMonth(date: Pick<GatheringDate, 'day' | 'days'>, locale: DateLocale): string {
	const days = daysOf(date);
	const ends = days.length === 1 ? days : [days[0]!, days.at(-1)!];
	const format = new Intl.DateTimeFormat(INTL[locale], { timeZone: 'UTC', weekday: 'long', day: 'numeric' });
	return ends.map((day) => ordinal(format.format(new Date(`${day}T12:00:00.000Z`)), locale)).join(' – ');
}

/** The month as a heading: «mai». */
export function monthName(month: number, locale: DateLocale): string {
	const format = new Intl.DateTimeFormat(INTL[locale], { timeZone: 'UTC', month: 'long' });
	return format.format(new Date(Date.UTC(2001, month - 1, 15)));
}

function ordinal(day: string, locale: DateLocale): string {
	return locale === 'fr' ? day.replace(/(^|\s)1$/u, '$11er') : day;
}
