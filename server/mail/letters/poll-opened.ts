import type { GatheringDate } from '#lib/domain/gatherings/gathering.ts';
import type { LetterText } from '../create-mail.ts';
import { letterOf } from './page.ts';
import { frenchDate, frenchDeadline, frenchList } from './french-dates.ts';

export interface PollLetterInput {
	readonly name: string;
	readonly title: string;
	/** Names of the associations that this person is written to for. */
	readonly associations: readonly string[];
	readonly dates: readonly GatheringDate[];
	/** Last instant for an answer (ISO, UTC). */
	readonly deadline: string;
	readonly link: string;
}

export function pollOpenedLetter(input: PollLetterInput): LetterText {
	const { name, title, associations, dates, deadline, link } = input;
	return letterOf({
		subject: `Quelle date pour «\u00a0${title}\u00a0»\u202f?`,
		greeting: `Bonjour ${name},`,
		paragraphs: [
			`La date de «\u00a0${title}\u00a0» est à choisir ensemble. Dites quand vous pouvez venir, pour ${frenchList(associations)}\u00a0:`,
			dates.map((date) => `–\u00a0${frenchDate(date)}`).join('\n'),
			`La réponse est possible jusqu’au ${frenchDeadline(deadline)} (heure de Paris).`,
		],
		link: { url: link, label: 'Dire quand nous pouvons venir' },
		closing: ['Une seule réponse par association suffit\u00a0; plusieurs personnes peuvent répondre.'],
	});
}
