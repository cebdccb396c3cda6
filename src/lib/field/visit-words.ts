import { formatDate, INTL, type DateLocale } from '#lib/ui/format-date.ts';

/** « mardi 14 mai » of a civil day; noon is the same day in every zone that matters. */
export function dayWord(day: string, locale: DateLocale): string {
	const weekday = new Intl.DateTimeFormat(INTL[locale], { weekday: 'long', timeZone: 'UTC' });
	const noon = `${day}T12:00:00.000Z`;
	return `${weekday.format(new Date(noon))} ${formatDate(noon, locale, 'short')}`;
}

/** « 14 h 30 » of what a wall showed. */
export function hourWord(hour: string, locale: DateLocale): string {
	// in January Paris is one hour ahead of UTC
	return formatDate(new Date(Date.parse(`2013-01-15T${hour}:00.000+01:00`)).toISOString(), locale, 'time');
}

const MINUTE = 60_000;

/** « il y a 3 h »: how long a report has been waiting. */
export function ageWord(since: string, now: number, locale: DateLocale): string {
	const minutes = Math.max(0, Math.round((now - Date.parse(since)) / MINUTE));
	const format = new Intl.RelativeTimeFormat(INTL[locale], { numeric: 'auto', style: 'short' });
	// « maintenant », where the minute would be « cette minute-ci »
	if (minutes === 0) return format.format(0, 'second');
	if (minutes < 60) return format.format(-minutes, 'minute');
	if (minutes < 48 * 60) return format.format(-Math.round(minutes / 60), 'hour');
	return format.format(-Math.round(minutes / 60 / 24), 'day');
}
