import { isNight, lastDay } from '#lib/domain/gatherings/gathering-date.ts';
import type { GatheringDate } from '#lib/domain/gatherings/gathering.ts';
import { m } from '#lib/paraglide/messages.js';
import { minutesOfClock, sayTime } from '#lib/planning/plan-time.ts';
import type { DateLocale } from '../format-date.ts';
import { dayInMonth, plainDay } from './plain-day.ts';

/** When it takes place: «samedi 25 mai 2013, de 9 h à 18 h 30», «du samedi 25 au dimanche 26 mai 2013 …». */
export function whenText(date: GatheringDate, locale: DateLocale): string {
	const hours = { from: hour(date.from, locale), to: hour(date.to, locale) };
	const day = plainDay(date.day, locale, 'day');
	if (isNight(date)) return m.gatherings_when_night({ day, ...hours });
	if (date.days === 1) return m.gatherings_when_day({ day, ...hours });
	const last = lastDay(date);
	const isOneMonth = date.day.slice(0, 7) === last.slice(0, 7);
	const first = isOneMonth ? dayInMonth({ day: date.day, days: 1 }, locale) : day;
	return m.gatherings_when_days({ first, last: plainDay(last, locale, 'day'), ...hours });
}

function hour(clock: string, locale: DateLocale): string {
	return sayTime(minutesOfClock(clock)!, locale);
}
