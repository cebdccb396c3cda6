import { formatDate, type DateLocale, type DateStyle } from '../format-date.ts';

/** A day on the wall (YYYY-MM-DD) as people say it: «samedi 25 mai 2013». Noon is on the same day in every zone of Europe. */
export function plainDay(
	day: string,
	locale: DateLocale,
	style: Exclude<DateStyle, 'instant' | 'time'>,
): string {
	return formatDate(`${day}T12:00:00.000Z`, locale, style);
}
