import { FEWEST_SHOWN } from '#lib/domain/gatherings/feedback.ts';
import type { LetterText } from '../create-mail.ts';
import { letterOf } from './page.ts';
import { frenchDay } from './french-dates.ts';

export function feedbackAskedLetter(input: {
	name: string;
	title: string;
	/** YYYY-MM-DD, the last day for an answer. */
	until: string;
	link: string;
}): LetterText {
	const { name, title, until, link } = input;
	return letterOf({
		subject: `Votre avis\u00a0: ${title}`,
		greeting: `Bonjour ${name},`,
		paragraphs: [
			`«\u00a0${title}\u00a0» a eu lieu, et une place y était à votre nom. Qu’est-ce qui a aidé, que faudrait-il changer\u202f?`,
			`Le questionnaire tient en quatre questions et reste ouvert jusqu’au ${frenchDay(until)}.`,
		],
		link: { url: link, label: 'Donner mon avis' },
		closing: [
			`Les réponses sont gardées sans nom ni heure\u00a0; les organisateurs les lisent à partir de ${FEWEST_SHOWN} réponses.`,
		],
	});
}
