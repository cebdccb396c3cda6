import type { Gathering } from '#lib/domain/gatherings/gathering.ts';
import type { LetterText } from '../create-mail.ts';
import { letterOf } from './page.ts';
import { placeAndTime } from './place-and-time.ts';

/** Instead of a link to confirm, when the address has a place already: only its owner is told. */
export function registrationKnownLetter(input: {
	gathering: Pick<Gathering, 'title' | 'date' | 'place'>;
	link: string;
}): LetterText {
	const { gathering, link } = input;
	const when = placeAndTime(gathering);
	return letterOf({
		subject: `Vous êtes déjà sur la liste\u00a0: ${gathering.title}`,
		greeting: 'Bonjour,',
		paragraphs: [
			`Une inscription à «\u00a0${gathering.title}\u00a0» a été demandée avec cette adresse, qui est déjà sur la liste. Il n’y a rien à faire.`,
			...(when === '' ? [] : [when]),
		],
		link: { url: link, label: 'Voir l’inscription' },
		closing: ['Si vous n’avez rien demandé, ne faites rien\u00a0: rien n’a changé.'],
	});
}
