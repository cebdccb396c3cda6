import { lastDay } from '#lib/domain/gatherings/gathering-date.ts';
import type { GatheringDate } from '#lib/domain/gatherings/gathering.ts';
import { m } from '#lib/paraglide/messages.js';
import { minutesOfClock, sayTime } from '#lib/planning/plan-time.ts';
import type { DateLocale } from '../format-date.ts';
import { plainDay } from './plain-day.ts';

/** When it takes place: «samedi 25 mai 2013, de 9 h à 18 h 30». */
export function whenText(date: GatheringDate, locale: DateLocale): string {
	const hours = { from: hour(date.from, locale), to: hour(date.to, locale) };
	const first = plainDay(date.day, locale, 'day');
	return date.days === 1
		? m.gatherings_when_day({ day: first, ...hours })
		: m.gatherings_when_days({ first, last: plainDay(lastDay(date), locale, 'day'), ...hours });
}

function hour(clock: string, locale: DateLocale): string {
	return sayTime(minutesOfClock(clock)!, locale);
}
