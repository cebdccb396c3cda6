import type { Gathering } from '#lib/domain/gatherings/gathering.ts';
import type { LetterText } from '../create-mail.ts';
import { letterOf } from './page.ts';
import { placeAndTime } from './place-and-time.ts';

/** What became of somebody's request for a place. */
export function placeLetter(input: {
	gathering: Pick<Gathering, 'title' | 'date' | 'place'>;
	kind: 'in' | 'waiting' | 'promoted';
	/** Who has the place, or waits for it. */
	name: string;
	/** Who reads the letter. */
	told: string;
	/** The reader registered the other, who has no address. */
	isOther: boolean;
	/** Whoever has it may give up the place. */
	link: string;
	isSecret: boolean;
}): LetterText {
	const { gathering, kind, name, told, isOther, link, isSecret } = input;
	const title = `«\u00a0${gathering.title}\u00a0»`;
	const who = isOther ? `${name}, que vous avez inscrit ou inscrite,` : 'Vous';
	const has = isOther ? 'a' : 'avez';
	const answers = {
		in: {
			subject: `Place confirmée\u00a0: ${gathering.title}`,
			text: `${who} ${has} une place à ${title}.`,
		},
		promoted: {
			subject: `Une place s’est libérée\u00a0: ${gathering.title}`,
			text: `Une place s’est libérée\u00a0: ${isOther ? who : 'vous'} ${has} maintenant une place à ${title}.`,
		},
		waiting: {
			subject: `En liste d’attente\u00a0: ${gathering.title}`,
			text: `Il n’y a plus de place libre à ${title}. ${who} ${isOther ? 'est' : 'êtes'} en liste d’attente\u00a0; dès qu’une place se libère, une lettre vous le dit.`,
		},
	};
	const { subject, text } = answers[kind];
	const when = placeAndTime(gathering);
	return letterOf({
		subject,
		greeting: `Bonjour ${told},`,
		paragraphs: [text, ...(when === '' ? [] : [when])],
		link: { url: link, label: 'Voir l’inscription' },
		closing: [
			'Si vous ne pouvez pas venir, ce lien sert aussi à rendre la place, ou à nommer quelqu’un d’autre\u00a0: d’autres attendent peut-être.',
			...(isSecret ? ['Ne le transmettez à personne\u00a0: il vaut pour vous.'] : []),
		],
	});
}
