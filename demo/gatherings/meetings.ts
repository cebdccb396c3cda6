import { slugOf } from '#lib/domain/network/association.ts';
import { facts } from '../facts.ts';
import type { StoryGathering } from './story.ts';

const members = facts.members.map(({ name }) => slugOf(name));
/** Those that were there from the beginning. */
const founders = facts.members.filter(({ joined }) => !joined).map(({ name }) => slugOf(name));

/** The days on which each group met: the report counts the meetings since the groups were founded, all of them are put into 2013. */
const MEETINGS: Readonly<Record<string, readonly string[]>> = {
	communication: ['01-22', '03-12', '04-16', '06-04', '09-10', '10-22', '12-03'],
	juridique: ['05-14', '11-19'],
	logistique: ['02-05', '06-18', '10-14'],
	politique: ['01-17', '02-14', '03-07', '04-04', '04-18', '06-13', '07-04', '08-27', '10-10', '12-12'],
};

/** About 30 people worked in the groups: four to seven associations a meeting, chosen in turn. */
export const meetings2013: readonly StoryGathering[] = Object.entries(MEETINGS).flatMap(([group, days]) =>
	days.map((day, n): StoryGathering => {
		const seats = 4 + ((n + group.length) % 4);
		const first = n * 3 + group.length;
		const asked = day < '03' ? founders : members;
		return {
			id: `reunion-${group}-${n + 1}`,
			kind: 'meeting',
			title: `Réunion du groupe ${nameOf(group)}, n° ${n + 1}`,
			aim: '',
			place: n % 3 === 2 ? 'Calais' : 'Dunkerque, Carrefour des Solidarités',
			group,
			audience: 'network',
			date: { day: `2013-${day}`, days: 1, from: '18:00', to: '20:00' },
			came: Array.from(
				{ length: seats },
				(_, seat) => [asked[(first + seat * 2) % asked.length]!, seat === 0 ? 2 : 1] as const,
			),
			excused: [asked[(first + 1) % asked.length]!],
		};
	}),
);

function nameOf(group: string): string {
	return facts.workingGroups.find(({ id }) => id === group)?.name ?? group;
}

/** The nine associations that the report names, 45 people in four sessions. Who came to which is an example. */
const [MDM, SALAM, AMIS, CARREFOUR, SECOURS, LIGUE, NORRENT, STEENVOORDE, COLLECTIF] = [
	'medecins-du-monde-mission-migrants-du-littoral-59-62',
	'salam-nord-pas-de-calais',
	'amis-teteghem',
	'le-carrefour-des-solidarites',
	'secours-catholique-62',
	'la-ligue-des-droits-de-l-homme-dunkerque',
	'terre-d-errance-norrent-fontes',
	'terre-d-errance-steenvoorde',
	'le-collectif-fraternite-migrants-bassin-minier-62',
] as const;

function legalTraining(
	number: number,
	day: string,
	place: string,
	came: StoryGathering['came'],
): StoryGathering {
	return {
		id: `formation-juridique-${number}`,
		kind: 'training',
		title: 'Formation juridique de base',
		aim: 'Les droits des bénévoles, la procédure de demande d’asile, les droits sociaux des demandeurs d’asile.',
		place,
		group: 'juridique',
		audience: 'network',
		date: { day, days: 1, from: '13:30', to: '18:00' },
		came,
	};
}

export const trainings2013: readonly StoryGathering[] = [
	legalTraining(1, '2013-10-05', 'Arras', [
		[COLLECTIF, 6],
		[SECOURS, 4],
	]),
	legalTraining(2, '2013-10-19', 'Norrent-Fontes', [
		[NORRENT, 8],
		[STEENVOORDE, 4],
	]),
	legalTraining(3, '2013-11-09', 'Dunkerque', [
		[SALAM, 5],
		[AMIS, 4],
		[CARREFOUR, 3],
	]),
	legalTraining(4, '2013-11-30', 'Dunkerque', [
		[MDM, 5],
		[LIGUE, 3],
		[SALAM, 3],
	]),
];

export const workshop2013: StoryGathering = {
	id: 'atelier-pratiques',
	kind: 'workshop',
	title: 'La relation d’aide aux migrants : entre solidarité et obstacles inégalitaires',
	aim: 'Interroger ses pratiques : un atelier d’éducation populaire, à l’essai.',
	place: 'Norrent-Fontes',
	group: null,
	audience: 'network',
	date: { day: '2013-06-22', days: 1, from: '09:30', to: '17:00' },
	came: [
		[NORRENT, 9],
		[STEENVOORDE, 5],
	],
};

/** Over 200 people in the square: counted, never listed. The day in October is an example. */
export const vigil2013: StoryGathering = {
	id: 'nuit-de-veille',
	kind: 'vigil',
	title: 'Nuit de veille avec les exilés',
	aim: 'Prises de parole des exilés, courts-métrages, veillée autour des braseros.',
	place: 'Calais',
	group: null,
	audience: 'public',
	date: { day: '2013-10-12', days: 1, from: '20:00', to: '06:00' },
	came: [
		[SALAM, 3],
		[MDM, 2],
		['l-auberge-des-migrants', 3],
		['la-marmite-aux-idees', 2],
	],
	received: 200,
};
