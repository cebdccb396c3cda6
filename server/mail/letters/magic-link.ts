import type { LetterText } from '../create-mail.ts';
import { letterOf } from './page.ts';

export function magicLinkLetter({
	name,
	link,
	minutes,
}: {
	name: string;
	link: string;
	minutes: number;
}): LetterText {
	return letterOf({
		subject: 'Votre lien de connexion',
		greeting: `Bonjour ${name},`,
		paragraphs: ['Vous avez demandé à vous connecter à Tablée sans mot de passe.'],
		link: { url: link, label: 'Se connecter' },
		closing: [
			`Ce lien sert une seule fois, pendant ${minutes} minutes. Ne le transmettez à personne.`,
			'Si vous n’avez rien demandé, ne faites rien\u00a0: sans ce lien, personne ne peut se connecter à votre place.',
		],
	});
}
