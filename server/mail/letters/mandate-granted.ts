import type { LetterText } from '../create-mail.ts';
import { letterOf } from './page.ts';

export function mandateGrantedLetter(input: {
	name: string;
	grantedBy: string;
	association: string;
	/** In words: « décision du conseil du 2 février 2013 ». */
	basis: string;
	/** Name of the group or title of the paper that the mandate is limited to; null: every text. */
	limitedTo: string | null;
	link: string;
}): LetterText {
	const { name, grantedBy, association, basis, limitedTo, link } = input;
	const scope =
		limitedTo === null ? 'tous les textes proposés à la signature' : `seulement «\u00a0${limitedTo}\u00a0»`;
	return letterOf({
		subject: `Vous pouvez signer pour ${association}`,
		greeting: `Bonjour ${name},`,
		paragraphs: [
			`${grantedBy} a inscrit votre mandat\u00a0: vous pouvez répondre au nom de ${association}.`,
			`Ce qui le fonde\u00a0: ${basis}\nCe qu’il couvre\u00a0: ${scope}.`,
		],
		link: { url: link, label: 'Voir le mandat' },
		closing: [
			'S’il y a erreur, vous pouvez le retirer vous-même\u00a0: plus rien ne pourra être signé en son nom.',
		],
	});
}
