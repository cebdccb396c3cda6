import { isNight } from '#lib/domain/gatherings/gathering-date.ts';
import type { GatheringDate } from '#lib/domain/gatherings/gathering.ts';
import { spellDay } from '#lib/domain/time/spell-day.ts';
import { daysLater, parisWallClock } from '#lib/domain/time/paris-time.ts';

const NO_BREAK = '\u00a0';

/** « samedi 25 mai 2013, de 9 h à 17 h », « samedi 12 octobre 2013, de 20 h à 6 h le lendemain », « du vendredi 31 mai 2013 au samedi 1er juin 2013, de 9 h à 12 h 30 chaque jour ». */
export function frenchDate(date: GatheringDate): string {
	const { day, days, from, to } = date;
	const hours = `de ${frenchHour(from)} à ${frenchHour(to)}${isNight(date) ? ' le lendemain' : ''}`;
	if (days === 1) return `${frenchDay(day)}, ${hours}`;
	return `du ${frenchDay(day)} au ${frenchDay(daysLater(day, days - 1))}, ${hours} chaque jour`;
}

/** « lundi 4 mars 2013 à 14 h 30 », in Paris. */
export function frenchDeadline(instant: string): string {
	const { date, time } = parisWallClock(instant);
	return `${frenchDay(date)} à ${frenchHour(time)}`;
}

/** « Salam », « Salam et Emmaüs », « Salam, Emmaüs et Auberge ». */
export function frenchList(names: readonly string[]): string {
	return new Intl.ListFormat('fr', { type: 'conjunction' }).format(names);
}

export function frenchDay(day: string): string {
	return spellDay(day, 'fr');
}

function frenchHour(time: string): string {
	const [hour = '', minute = ''] = time.split(':');
	return `${Number(hour)}${NO_BREAK}h${minute === '00' ? '' : `${NO_BREAK}${minute}`}`;
}
