import type { LetterText } from '../create-mail.ts';
import { letterOf } from './page.ts';

const DAY = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'full', timeZone: 'Europe/Paris' });
const CLOCK = new Intl.DateTimeFormat('fr-FR', {
	hour: 'numeric',
	minute: '2-digit',
	timeZone: 'Europe/Paris',
});

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
			`La réponse est possible jusqu’au ${frenchInstant(deadline)} (heure de Paris).`,
		],
		link: { url: link, label: 'Lire le texte et répondre' },
		closing: [
			'Signer, décliner, s’abstenir ou demander des changements\u00a0: chaque réponse compte et reste inscrite.',
		],
	});
}

/** « lundi 4 mars 2013 à 14 h 30 », « vendredi 1er mars 2013 à 9 h ». */
function frenchInstant(instant: string): string {
	const at = new Date(instant);
	const [hour = '', minute = ''] = CLOCK.format(at).split(':');
	const clock = `${Number(hour)}\u00a0h${minute === '00' ? '' : `\u00a0${minute}`}`;
	return `${DAY.format(at).replace(/ 1 /, ' 1er ')} à ${clock}`;
}
