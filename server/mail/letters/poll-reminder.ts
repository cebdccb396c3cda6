import type { LetterText } from '../create-mail.ts';
import { letterOf } from './page.ts';
import { frenchDate, frenchDeadline, frenchList } from './french-dates.ts';
import type { PollLetterInput } from './poll-opened.ts';

export function pollReminderLetter(input: PollLetterInput): LetterText {
	const { name, title, associations, dates, deadline, link } = input;
	return letterOf({
		subject: `Rappel\u00a0: quelle date pour «\u00a0${title}\u00a0»\u202f?`,
		greeting: `Bonjour ${name},`,
		paragraphs: [
			`Nous n’avons pas encore de réponse pour ${frenchList(associations)}\u00a0: quand pouvez-vous venir à «\u00a0${title}\u00a0»\u202f?`,
			dates.map((date) => `–\u00a0${frenchDate(date)}`).join('\n'),
			`La réponse est possible jusqu’au ${frenchDeadline(deadline)} (heure de Paris).`,
		],
		link: { url: link, label: 'Dire quand nous pouvons venir' },
		closing: ['Dire qu’aucune date ne convient est aussi une réponse\u00a0: elle aide à choisir.'],
	});
}
