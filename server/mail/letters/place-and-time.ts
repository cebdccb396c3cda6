import type { Gathering } from '#lib/domain/gatherings/gathering.ts';
import { frenchDate } from './french-dates.ts';

/** « Quand : samedi 25 mai 2013, de 9 h à 17 h », « Où : Oye-Plage », a line each; empty when neither is known. */
export function placeAndTime({ date, place }: Pick<Gathering, 'date' | 'place'>): string {
	const lines = [
		...(date === null ? [] : [`Quand\u00a0: ${frenchDate(date)}`]),
		...(place === '' ? [] : [`Où\u00a0: ${place}`]),
	];
	return lines.join('\n');
}
