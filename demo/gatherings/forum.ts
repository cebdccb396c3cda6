import type { StoryGathering, StoryProgramme } from './story.ts';

const GREAT = 'Grande salle';
const ONE = 'Salle 1';
const TWO = 'Salle 2';
const THREE = 'Salle 3';

const HOURS = { days: 1, from: '09:00', to: '18:30' } as const;

const programme: StoryProgramme = {
	rooms: [
		{ name: GREAT, seats: 90 },
		{ name: ONE, seats: 25 },
		{ name: TWO, seats: 25 },
		{ name: THREE, seats: 25 },
	],
	items: [
		{ title: 'Accueil, café', kind: 'break', from: '09:00', minutes: 30, room: null },
		{
			title: 'Ouverture : où en est la plate-forme',
			kind: 'plenary',
			from: '09:30',
			minutes: 30,
			room: GREAT,
			by: [{ kind: 'other', name: 'les deux salariés' }],
		},
		{
			title: 'Le discours que « nous » avons avec les personnes migrantes',
			kind: 'groups',
			from: '10:00',
			minutes: 90,
			room: GREAT,
			by: [{ kind: 'association', id: 'terre-d-errance-norrent-fontes' }],
		},
		{
			title: 'Le discours que « nous » tenons entre nous sur « elles »',
			kind: 'groups',
			from: '10:00',
			minutes: 90,
			room: ONE,
			by: [{ kind: 'association', id: 'le-carrefour-des-solidarites' }],
		},
		{
			title: 'Le discours que « nous » tenons vis-à-vis de l’opinion publique',
			kind: 'groups',
			from: '10:00',
			minutes: 90,
			room: TWO,
			by: [{ kind: 'group', id: 'politique' }],
		},
		{
			title: 'Le discours que « nous » entendons à « leur » sujet',
			kind: 'groups',
			from: '10:00',
			minutes: 90,
			room: THREE,
			by: [{ kind: 'association', id: 'la-ligue-des-droits-de-l-homme-dunkerque' }],
		},
		{
			title: 'Intervention d’un sociologue',
			kind: 'talk',
			from: '11:30',
			minutes: 60,
			room: GREAT,
			by: [{ kind: 'other', name: 'laboratoire P.H.A.R.E. pour l’Égalité, Lille' }],
		},
		{ title: 'Repas partagé', kind: 'meal', from: '12:30', minutes: 90, room: null },
		{
			title: 'Maison du migrant : le texte-projet',
			kind: 'groups',
			from: '14:00',
			minutes: 60,
			room: GREAT,
			by: [{ kind: 'group', id: 'politique' }],
		},
		{
			title: 'Journal des Jungles',
			kind: 'groups',
			from: '14:00',
			minutes: 60,
			room: ONE,
			by: [{ kind: 'group', id: 'communication' }],
		},
		{
			title: 'L’outil d’observation des camps',
			kind: 'groups',
			from: '14:00',
			minutes: 60,
			room: TWO,
			by: [{ kind: 'association', id: 'medecins-du-monde-mission-migrants-du-littoral-59-62' }],
		},
		{
			title: 'Droits des bénévoles',
			kind: 'groups',
			from: '15:15',
			minutes: 60,
			room: ONE,
			by: [{ kind: 'group', id: 'juridique' }],
		},
		{
			title: 'Formation de base en anglais',
			kind: 'groups',
			from: '15:15',
			minutes: 60,
			room: TWO,
			by: [{ kind: 'other', name: 'coordination' }],
		},
		{ title: 'Pause', kind: 'break', from: '16:15', minutes: 30, room: null },
		{ title: 'Restitution des groupes', kind: 'plenary', from: '16:45', minutes: 45, room: GREAT },
		{
			title: '« Ceux qui passent », lecture musicale',
			kind: 'reading',
			from: '17:30',
			minutes: 60,
			room: GREAT,
			by: [{ kind: 'other', name: 'compagnie « les Anonymes »' }],
		},
	],
	tasks: [
		{ what: 'Réserver la salle d’Oye-Plage', due: '2013-04-12', association: null },
		{
			what: 'Imprimer le tract du déroulement',
			due: '2013-05-20',
			association: 'le-carrefour-des-solidarites',
		},
		{ what: 'Covoiturages depuis Cherbourg et Paris', due: '2013-05-22', association: null },
		{ what: 'Repas pour 90 personnes', due: '2013-05-24', association: 'salam-nord-pas-de-calais' },
	],
};

/** Eighteen associations, 83 people: the two that did not come are an example. */
export const forum2013: StoryGathering = {
	id: 'forum-2013',
	kind: 'forum',
	title: '2e forum inter-associatif',
	aim: 'S’interroger sur nos pratiques, à partir des discours tenus ou entendus.',
	place: 'Oye-Plage',
	group: null,
	audience: 'public',
	date: { day: '2013-05-25', ...HOURS },
	dates: ['2013-05-18', '2013-05-25', '2013-06-01'].map((day) => ({ day, ...HOURS })),
	came: [
		['salam-nord-pas-de-calais', 11],
		['medecins-du-monde-mission-migrants-du-littoral-59-62', 9],
		['terre-d-errance-norrent-fontes', 8],
		['secours-catholique-62', 7],
		['l-auberge-des-migrants', 6],
		['terre-d-errance-steenvoorde', 4],
		['acc-minorite-visibles', 2],
		['adra-dunkerque', 5],
		['amis-teteghem', 4],
		['le-carrefour-des-solidarites', 4],
		['le-collectif-fraternite-migrants-bassin-minier-62', 3],
		['flandre-terre-solidaire', 3],
		['la-marmite-aux-idees', 4],
		['emmaus-dunkerque', 3],
		['itinerance-cherbourg', 3],
		['la-ligue-des-droits-de-l-homme-dunkerque', 3],
		['secours-catholique-59', 2],
		['terre-d-errance-flandre-littoral', 2],
	],
	excused: ['les-exiles-du-xeme'],
	programme,
};
