import type { DateLocale } from '#lib/ui/format-date.ts';

const NO_BREAK = '\u00a0';

/** Minutes since midnight as people say them: «14 h 30». */
export function sayTime(minutes: number, locale: DateLocale): string {
	const [hour, minute] = [Math.floor(minutes / 60), String(minutes % 60).padStart(2, '0')];
	if (locale !== 'fr') return `${String(hour).padStart(2, '0')}:${minute}`;
	return `${hour}${NO_BREAK}h${minute === '00' ? '' : NO_BREAK + minute}`;
}

/** HH:MM, for fields. */
export function clockOf(minutes: number): string {
	return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** The other way; null when it is no time. */
export function minutesOfClock(clock: string): number | null {
	const [, hour, minute] = /^([01]\d|2[0-4]):([0-5]\d)/.exec(clock) ?? [];
	return hour === undefined ? null : Number(hour) * 60 + Number(minute);
}
