import type { LetterText } from '../create-mail.ts';
import { frenchDeadline } from './french-dates.ts';
import { letterOf } from './page.ts';

export function campaignOpenedLetter(input: {
	name: string;
	association: string;
	title: string;
	version: number;
	/** Last instant for an answer (ISO, UTC). */
	deadline: string;
	message: string;
	link: string;
}): LetterText {
	const { name, association, title, version, deadline, message, link } = input;
	return letterOf({
		subject: `À signer\u00a0: ${title}`,
		greeting: `Bonjour ${name},`,
		paragraphs: [
			`Un texte attend la réponse de ${association}\u00a0: «\u00a0${title}\u00a0», version ${version}.`,
			...(message === '' ? [] : [message]),
			`La réponse est possible jusqu’au ${frenchDeadline(deadline)} (heure de Paris).`,
		],
		link: { url: link, label: 'Lire le texte et répondre' },
		closing: [
			'Signer, décliner, s’abstenir ou demander des changements\u00a0: chaque réponse compte et reste inscrite.',
		],
	});
}
