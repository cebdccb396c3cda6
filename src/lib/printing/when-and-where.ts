import type { PrintFact } from '#lib/domain/print/print-document.ts';
import type { GatheringDate } from '#lib/domain/gatherings/gathering.ts';
import { isNight, lastDay } from '#lib/domain/gatherings/gathering-date.ts';
import { m } from '#lib/paraglide/messages.js';
import { minutesOfClock, sayTime } from '#lib/planning/plan-time.ts';
import type { PrintedGathering } from '#lib/protocol/views/printing.ts';
import type { DateLocale } from '#lib/ui/format-date.ts';
import { plainDay } from '#lib/ui/gatherings/plain-day.ts';

/** «samedi 25 mai 2013», «du samedi 25 mai 2013 au dimanche 26 mai 2013» */
export function sayDays(date: GatheringDate, locale: DateLocale): string {
	const first = plainDay(date.day, locale, 'day');
	if (date.days === 1) return first;
	return m.print_days({ first, last: plainDay(lastDay(date), locale, 'day') }, { locale });
}

/** «de 9 h à 18 h», «de 20 h à 6 h le lendemain» */
export function sayHours(date: GatheringDate, locale: DateLocale): string {
	const [from, to] = [minutesOfClock(date.from)!, minutesOfClock(date.to)!];
	if (!isNight(date)) return sayPeriod(from, to, locale);
	return m.print_period_night({ from: sayTime(from, locale), to: sayTime(to, locale) }, { locale });
}

/** Minutes since midnight. */
export function sayPeriod(from: number, to: number, locale: DateLocale): string {
	return m.print_period({ from: sayTime(from, locale), to: sayTime(to, locale) }, { locale });
}

/** What stands at the head of every paper. */
export function whenAndWhere(gathering: PrintedGathering, locale: DateLocale): readonly PrintFact[] {
	const { date, place, address } = gathering;
	const where = [place, address].filter(Boolean).join('\n');
	return [
		{
			name: m.print_date({}, { locale }),
			text: date ? sayDays(date, locale) : m.print_no_date({}, { locale }),
		},
		...(date ? [{ name: m.print_hours({}, { locale }), text: sayHours(date, locale) }] : []),
		...(where ? [{ name: m.print_place({}, { locale }), text: where }] : []),
	];
}
