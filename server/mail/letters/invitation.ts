import type { AssociationRole } from '#lib/domain/network/association.ts';
import type { LetterText } from '../create-mail.ts';
import { letterOf } from './page.ts';

export function invitationLetter(input: {
	name: string;
	invitedBy: string;
	network: string;
	association: string;
	role: AssociationRole;
	link: string;
	days: number;
}): LetterText {
	const { name, invitedBy, network, association, role, link, days } = input;
	const place = role === 'referent' ? 'comme référent ou référente' : 'comme membre';
	return letterOf({
		subject: `Invitation à la table de ${network}`,
		greeting: `Bonjour ${name},`,
		paragraphs: [
			`${invitedBy} vous invite à rejoindre ${network} sur Tablée, ${place} de ${association}.`,
			'On y écrit ensemble les textes du réseau, et chaque association y signe ceux qu’elle approuve.',
		],
		link: { url: link, label: 'Prendre place à la table' },
		closing: [
			`Ce lien est personnel\u00a0: il sert une seule fois, pendant ${days} jours, pour cette adresse seulement.`,
			'Si vous n’attendiez pas cette invitation, ne faites rien\u00a0: sans vous, aucun compte n’est créé.',
		],
	});
}
