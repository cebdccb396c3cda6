import type { LetterText } from '../create-mail.ts';
import { frenchDay } from './french-dates.ts';
import { letterOf } from './page.ts';

export function minutesReadAgainLetter(input: {
	name: string;
	title: string;
	/** YYYY-MM-DD, the last day. */
	until: string;
	link: string;
}): LetterText {
	const { name, title, until, link } = input;
	return letterOf({
		subject: `Compte rendu à relire\u00a0: ${title}`,
		greeting: `Bonjour ${name},`,
		paragraphs: [
			`Le compte rendu de «\u00a0${title}\u00a0» est écrit. Il peut être relu jusqu’au ${frenchDay(until)} compris\u00a0; ensuite il sera approuvé.`,
		],
		link: { url: link, label: 'Relire le compte rendu' },
		closing: [
			'Une erreur, un oubli\u202f? Qui travaille dans le groupe corrige directement le texte\u00a0; les autres le disent aux personnes qui préparent la rencontre.',
		],
	});
}
