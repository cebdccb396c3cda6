import type { ReportLine } from '#lib/domain/board/board-state.ts';
import { daysLater, parisWallClock } from '#lib/domain/time/paris-time.ts';
import { formatDate, INTL, type DateLocale, type DateStyle } from '#lib/ui/format-date.ts';

type Visit = Pick<ReportLine, 'visitedOn' | 'visitedAt'>;

const MINUTES_A_DAY = 24 * 60;

/**
 * How long ago people were there, as far as they said when: « il y a 40 min », « il y a 3 h », « hier », « il y a 5 jours ». Counted on the
 * wall, so that no phone's zone can shift a day. `now`: ms.
 */
export function visitAge({ visitedOn, visitedAt }: Visit, now: number, locale: DateLocale): string {
	const { date, time } = parisWallClock(now);
	const days = daysBetween(visitedOn, date);
	// longer ago than people count in days
	if (days > 60 || days < 0) return dayWord(visitedOn, locale, days > 300 ? 'date' : 'short');
	const format = new Intl.RelativeTimeFormat(INTL[locale], { numeric: 'auto', style: 'short' });
	if (visitedAt === null) return format.format(-days, 'day');
	const minutes = days * MINUTES_A_DAY + minutesOf(time) - minutesOf(visitedAt);
	if (minutes < 0) return format.format(0, 'day');
	// « maintenant », where the minute would be « cette minute-ci »
	if (minutes === 0) return format.format(0, 'second');
	if (minutes < 60) return format.format(-minutes, 'minute');
	if (days === 0 || minutes < 12 * 60) return format.format(-Math.floor(minutes / 60), 'hour');
	return format.format(-days, 'day');
}

/** « aujourd’hui », « hier », « 12 mai », with the hour if somebody said it: « hier, 19 h 20 ». */
export function visitMoment({ visitedOn, visitedAt }: Visit, today: string, locale: DateLocale): string {
	const day = dayName(visitedOn, today, locale);
	if (visitedAt === null) return day;
	const comma = locale === 'ar' ? '، ' : ', ';
	return visitedOn === today ? wallTime(visitedAt, locale) : day + comma + wallTime(visitedAt, locale);
}

export function dayName(day: string, today: string, locale: DateLocale): string {
	const away = [-1, 0, 1].find((days) => day === daysLater(today, days));
	if (away !== undefined)
		return new Intl.RelativeTimeFormat(INTL[locale], { numeric: 'auto' }).format(away, 'day');
	return dayWord(day, locale, day.slice(0, 4) === today.slice(0, 4) ? 'short' : 'date');
}

/** A day on the wall; noon is on the same day in every zone of Europe. */
export function dayWord(
	day: string,
	locale: DateLocale,
	style: Extract<DateStyle, 'date' | 'short'>,
): string {
	return formatDate(`${day}T12:00:00.000Z`, locale, style);
}

/** « 11 h 40 », « 11:40 » */
export function wallTime(time: string, locale: DateLocale): string {
	if (locale !== 'fr') return time;
	const [hours, minutes] = time.split(':');
	return `${Number(hours)}\u00a0h${minutes === '00' ? '' : `\u00a0${minutes}`}`;
}

function minutesOf(time: string): number {
	const [hours, minutes] = time.split(':').map(Number);
	return hours! * 60 + minutes!;
}

function daysBetween(first: string, last: string): number {
	return Math.round((Date.parse(`${last}T12:00:00Z`) - Date.parse(`${first}T12:00:00Z`)) / 86_400_000);
}
