/** Same zone for everybody: a deadline is one instant, whoever reads it and wherever. */
const ZONE = 'Europe/Paris';

/** `instant`: day and hour · `day`: with weekday and year · `date`: with year · `short`: day and month · `time` */
export type DateStyle = 'instant' | 'day' | 'date' | 'short' | 'time';
export type DateLocale = 'fr' | 'en' | 'ar' | 'vi';

export const INTL: Readonly<Record<DateLocale, string>> = {
	fr: 'fr-FR',
	en: 'en-GB',
	ar: 'ar-u-nu-latn-ca-gregory',
	vi: 'vi-VN',
};
const NO_BREAK = '\u00a0';

/** An ISO instant as people say it: «mardi 3 mars 2026 à 14 h 30», «1er avril». */
export function formatDate(at: string, locale: DateLocale, style: DateStyle): string {
	const date = new Date(at);
	switch (style) {
		case 'time':
			return timeOf(date, locale);
		case 'short':
			return ordinal(dayOf(date, locale, { day: 'numeric', month: 'long' }), locale);
		case 'date':
			return ordinal(dayOf(date, locale, { day: 'numeric', month: 'long', year: 'numeric' }), locale);
		case 'day':
			return ordinal(longDay(date, locale), locale);
		case 'instant':
			return joined(ordinal(longDay(date, locale), locale), timeOf(date, locale), locale);
	}
}

function longDay(date: Date, locale: DateLocale): string {
	return dayOf(date, locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
}

function dayOf(date: Date, locale: DateLocale, options: Intl.DateTimeFormatOptions): string {
	const day = new Intl.DateTimeFormat(INTL[locale], { timeZone: ZONE, ...options }).format(date);
	// engines disagree on the comma of «Tuesday, 3 March»; the page and the server must say the same
	return locale === 'en' ? day.replace(',', '') : day;
}

/** French counts the first of a month as an ordinal, the other days not. */
function ordinal(day: string, locale: DateLocale): string {
	return locale === 'fr' ? day.replace(/(^|\s)1(?=\s)/u, '$11er') : day;
}

function timeOf(date: Date, locale: DateLocale): string {
	const parts = new Intl.DateTimeFormat('en-GB', {
		timeZone: ZONE,
		hour: '2-digit',
		minute: '2-digit',
		hourCycle: 'h23',
	}).formatToParts(date);
	const part = (type: string) => parts.find((each) => each.type === type)!.value;
	if (locale !== 'fr') return `${part('hour')}:${part('minute')}`;
	const minutes = part('minute') === '00' ? '' : NO_BREAK + part('minute');
	return `${Number(part('hour'))}${NO_BREAK}h${minutes}`;
}

function joined(day: string, time: string, locale: DateLocale): string {
	switch (locale) {
		case 'fr':
			return `${day} à ${time}`;
		case 'en':
			return `${day} at ${time}`;
		case 'ar':
			return `${day}، الساعة ${time}`;
		case 'vi':
			return `${day}, lúc ${time}`;
	}
}
