import type { Gathering } from '#lib/domain/gatherings/gathering.ts';
import type { LetterText } from '../create-mail.ts';
import { letterOf } from './page.ts';
import { placeAndTime } from './place-and-time.ts';

/** Says nothing that whoever typed the address chose: it may be somebody else's. */
export function registrationRequestLetter(input: {
	gathering: Pick<Gathering, 'title' | 'date' | 'place'>;
	link: string;
	hours: number;
}): LetterText {
	const { gathering, link, hours } = input;
	const when = placeAndTime(gathering);
	return letterOf({
		subject: `Confirmez votre inscription\u00a0: ${gathering.title}`,
		greeting: 'Bonjour,',
		paragraphs: [
			`Une inscription à «\u00a0${gathering.title}\u00a0» a été demandée avec cette adresse. Elle ne compte qu’une fois confirmée.`,
			...(when === '' ? [] : [when]),
		],
		link: { url: link, label: 'Confirmer l’inscription' },
		closing: [
			`Ce lien est personnel\u00a0: il sert une seule fois, pendant ${hours} heures.`,
			'Si vous n’avez rien demandé, ne faites rien\u00a0: sans vous, aucune place n’est prise, et la demande est effacée.',
		],
	});
}
