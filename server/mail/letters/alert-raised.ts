import type { LetterText } from '../create-mail.ts';
import { letterOf } from './page.ts';

/** Says that there is one, and nothing of it: a letter lies open on telephones and in other people's servers. */
export function alertRaisedLetter({ name, link }: { name: string; link: string }): LetterText {
	return letterOf({
		subject: 'Nouvelle alerte, ouvrez Tablée',
		greeting: `Bonjour ${name},`,
		paragraphs: ['Nouvelle alerte, ouvrez Tablée.'],
		link: { url: link, label: 'Voir les alertes' },
		closing: [
			'Vous recevez ce message parce que vous l’avez demandé\u00a0; la même page permet de ne plus le recevoir.',
		],
	});
}
