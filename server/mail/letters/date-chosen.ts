import type { GatheringDate } from '#lib/domain/gatherings/gathering.ts';
import type { LetterText } from '../create-mail.ts';
import { letterOf } from './page.ts';
import { frenchDate } from './french-dates.ts';

export function dateChosenLetter(input: {
	name: string;
	title: string;
	date: GatheringDate;
	/** May be empty. */
	place: string;
	link: string;
}): LetterText {
	const { name, title, date, place, link } = input;
	return letterOf({
		subject: `La date est choisie\u00a0: ${title}`,
		greeting: `Bonjour ${name},`,
		paragraphs: [
			`«\u00a0${title}\u00a0» aura lieu ${isRange(date) ? '' : 'le '}${frenchDate(date)}${place === '' ? '' : `. Lieu\u00a0: ${place}`}.`,
			'Merci à celles et ceux qui ont répondu. Notez-la dans vos agendas.',
		],
		link: { url: link, label: 'Voir la rencontre' },
		closing: [],
	});
}

function isRange({ days }: GatheringDate): boolean {
	return days > 1;
}
