import type { PaperKind, Language } from '#lib/domain/papers/paper.ts';
import type { Answer } from '#lib/domain/signing/answer.ts';
import type { DemoText } from './texts/build.ts';
import {
	compteRenduLogistique,
	formationJuridique,
	journalDesJungles,
	welcomeBook,
	welcomeBookArabic,
	appelConcertation,
} from './texts/group-works.ts';
import { courrierPrefet, dossierDihal, lettreSenatrice, nuitDeVeille } from './texts/letters.ts';
import { maisonDuMigrant } from './texts/maison-du-migrant.ts';

/** One text of 2013. Dates that the report does not give are chosen plausibly; who signed is example data, how many is not. */
export interface StoryPaper {
	readonly id: string;
	readonly title: string;
	readonly kind: PaperKind;
	readonly language: Language;
	readonly group: string;
	readonly startedAt: string;
	readonly text: DemoText;
	readonly campaign?: StoryCampaign;
}

export interface StoryCampaign {
	readonly openedAt: string;
	readonly deadline: string;
	readonly message: string;
	readonly partners: boolean;
	/** Answers in order: how many members sign, then the others. */
	readonly membersSign: number;
	readonly others?: readonly { readonly answer: Exclude<Answer, 'sign'>; readonly reason: string }[];
	/** Ids of partners that sign beside the electorate; 'all': every one. */
	readonly partnersSign: readonly string[] | 'all';
	readonly closed: boolean;
}

export const papersOf2013: readonly StoryPaper[] = [
	{
		id: 'dossier-dihal',
		title: 'Dossier commun à la DIHAL',
		kind: 'letter',
		language: 'fr',
		group: 'politique',
		startedAt: '2013-03-04T17:30:00Z',
		text: dossierDihal,
		campaign: {
			openedAt: '2013-03-20T09:00:00Z',
			deadline: '2013-04-03T21:59:00Z',
			message:
				'Envoyé le 4 avril 2013 à la Délégation interministérielle pour l’hébergement et l’accès au logement.',
			partners: false,
			membersSign: 13,
			partnersSign: [],
			closed: true,
		},
	},
	{
		id: 'maison-du-migrant',
		title: 'Maison du migrant',
		kind: 'position',
		language: 'fr',
		group: 'politique',
		startedAt: '2013-01-17T18:00:00Z',
		text: maisonDuMigrant,
		campaign: {
			openedAt: '2013-04-22T08:00:00Z',
			deadline: '2013-05-31T21:59:00Z',
			message: 'Texte-projet du groupe Politique, proposé à toutes les associations du réseau.',
			partners: true,
			membersSign: 12,
			others: [
				{ answer: 'abstain', reason: '' },
				{
					answer: 'changes',
					reason: 'Préciser que la maison ne remplace pas l’hébergement d’urgence. (donnée d’exemple)',
				},
			],
			partnersSign: ['reseau-des-elus-hospitaliers'],
			closed: true,
		},
	},
	{
		id: 'lettre-senatrice',
		title: 'Lettre commune sur l’accès aux soins',
		kind: 'letter',
		language: 'fr',
		group: 'politique',
		startedAt: '2013-07-08T16:00:00Z',
		text: lettreSenatrice,
		campaign: {
			openedAt: '2013-07-15T09:00:00Z',
			deadline: '2013-07-31T21:59:00Z',
			message: 'Envoyée le 1er août 2013 à la sénatrice chargée du rapport sur l’accès aux soins.',
			partners: false,
			membersSign: 3,
			partnersSign: [],
			closed: true,
		},
	},
	{
		id: 'courrier-prefet',
		title: 'Courrier collectif sur l’expulsion d’un squat à Calais',
		kind: 'letter',
		language: 'fr',
		group: 'politique',
		startedAt: '2013-08-27T19:00:00Z',
		text: courrierPrefet,
		campaign: {
			openedAt: '2013-08-28T08:00:00Z',
			deadline: '2013-09-02T21:59:00Z',
			message: 'Envoyé le 3 septembre 2013 au préfet du Pas-de-Calais, avant l’expulsion annoncée.',
			partners: false,
			membersSign: 14,
			partnersSign: [],
			closed: true,
		},
	},
	{
		id: 'nuit-de-veille',
		title: 'Appel à la Nuit de veille avec les exilés',
		kind: 'call',
		language: 'fr',
		group: 'communication',
		startedAt: '2013-09-26T18:00:00Z',
		text: nuitDeVeille,
		campaign: {
			openedAt: '2013-10-01T09:00:00Z',
			deadline: '2013-10-12T21:59:00Z',
			message: 'Appel pour la nuit de veille d’octobre 2013 à Calais.',
			partners: true,
			membersSign: 18,
			partnersSign: 'all',
			closed: true,
		},
	},
	{
		id: 'compte-rendu-logistique',
		title: 'Compte rendu du groupe Logistique',
		kind: 'minutes',
		language: 'fr',
		group: 'logistique',
		startedAt: '2013-10-14T18:00:00Z',
		text: compteRenduLogistique,
	},
	{
		id: 'welcome-book',
		title: 'Welcome Book',
		kind: 'guide',
		language: 'fr',
		group: 'communication',
		startedAt: '2013-11-05T18:00:00Z',
		text: welcomeBook,
	},
	{
		id: 'welcome-book-ar',
		title: 'كتاب الترحيب',
		kind: 'guide',
		language: 'ar',
		group: 'communication',
		startedAt: '2013-11-19T18:00:00Z',
		text: welcomeBookArabic,
	},
	{
		id: 'journal-des-jungles',
		title: 'Journal des Jungles n° 2',
		kind: 'journal',
		language: 'fr',
		group: 'communication',
		startedAt: '2013-12-03T18:00:00Z',
		text: journalDesJungles,
	},
	{
		id: 'formation-juridique',
		title: 'Document de formation juridique de base',
		kind: 'training',
		language: 'fr',
		group: 'juridique',
		startedAt: '2013-12-12T14:00:00Z',
		text: formationJuridique,
	},
];

const DAY = 86_400_000;

/** What happens at the table the day the demonstration is started, so that something waits for an answer. */
export function paperOfToday(now: number): StoryPaper {
	const at = (days: number) => new Date(now + days * DAY).toISOString();
	return {
		id: 'appel-concertation',
		title: 'Avant toute expulsion, la concertation',
		kind: 'call',
		language: 'fr',
		group: 'politique',
		startedAt: at(-4),
		text: appelConcertation,
		campaign: {
			openedAt: at(-2),
			deadline: at(21),
			message: 'Campagne d’exemple, ouverte à la réponse de votre association.',
			partners: true,
			membersSign: 6,
			others: [{ answer: 'abstain', reason: '' }],
			partnersSign: [],
			closed: false,
		},
	};
}
