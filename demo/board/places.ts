/**
 * Sectors and sites of the example: the two camps of the form of 2013 and other places that the annual report names. How
 * many people were where, and who went when, the report does not say: all figures of the board are invented.
 */
export interface DemoSector {
	readonly id: string;
	readonly number: number;
	readonly name: string;
	readonly towns: readonly string[];
}

export interface DemoSite {
	readonly id: string;
	readonly name: string;
	readonly sector: string;
	/** Days on which a meal is hoped for, 1 Monday to 7 Sunday. */
	readonly mealDays: readonly number[];
	/** About how many people in January and in September. */
	readonly winter: number;
	readonly autumn: number;
	readonly visits: readonly DemoVisits[];
}

/** Who goes there as a rule. */
export interface DemoVisits {
	readonly association: string;
	/** 1 Monday to 7 Sunday */
	readonly days: readonly number[];
	/** HH:MM */
	readonly hour: string;
	/** Part of those present who eat; 0: no meal is given out. */
	readonly meals: number;
	/** Takes people to the PASS. */
	readonly care: boolean;
}

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

export const sectors: readonly DemoSector[] = [
	{ id: 'dunkerquois', number: 1, name: 'Dunkerquois', towns: ['grande-synthe', 'teteghem', 'dunkerque'] },
	{ id: 'calaisis', number: 2, name: 'Calaisis', towns: ['calais'] },
	{
		id: 'flandre-et-audomarois',
		number: 3,
		name: 'Flandre et Audomarois',
		towns: ['steenvoorde', 'norrent-fontes', 'tatinghem'],
	},
];

export const sites: readonly DemoSite[] = [
	{
		id: 'grande-synthe',
		name: 'Grande-Synthe',
		sector: 'dunkerquois',
		mealDays: EVERY_DAY,
		winter: 60,
		autumn: 95,
		visits: [
			{
				association: 'salam-nord-pas-de-calais',
				days: [1, 2, 3, 4, 6, 7],
				hour: '11:40',
				meals: 0.95,
				care: false,
			},
			{ association: 'le-carrefour-des-solidarites', days: [2, 5], hour: '19:00', meals: 0.6, care: false },
			{
				association: 'medecins-du-monde-mission-migrants-du-littoral-59-62',
				days: [1, 4],
				hour: '14:00',
				meals: 0,
				care: true,
			},
			{ association: 'adra-dunkerque', days: [5], hour: '12:00', meals: 0.8, care: false },
		],
	},
	{
		id: 'teteghem',
		name: 'Tétéghem',
		sector: 'dunkerquois',
		mealDays: [1, 2, 3, 4, 5, 6],
		winter: 34,
		autumn: 58,
		visits: [
			{ association: 'amis-teteghem', days: [2, 3, 5, 6, 7], hour: '11:30', meals: 0.9, care: false },
			{
				association: 'medecins-du-monde-mission-migrants-du-littoral-59-62',
				days: [3],
				hour: '10:00',
				meals: 0,
				care: true,
			},
			{ association: 'salam-nord-pas-de-calais', days: [1], hour: '18:30', meals: 0.8, care: false },
		],
	},
	{
		id: 'calais',
		name: 'Calais',
		sector: 'calaisis',
		mealDays: EVERY_DAY,
		winter: 180,
		autumn: 290,
		visits: [
			{ association: 'l-auberge-des-migrants', days: [3, 6], hour: '13:00', meals: 0.5, care: false },
			{ association: 'salam-nord-pas-de-calais', days: [2, 5], hour: '18:00', meals: 0.9, care: false },
		],
	},
	{
		id: 'norrent-fontes',
		name: 'Norrent-Fontes',
		sector: 'flandre-et-audomarois',
		mealDays: [3, 6],
		winter: 26,
		autumn: 44,
		visits: [
			{ association: 'terre-d-errance-norrent-fontes', days: [3, 6], hour: '17:00', meals: 0.7, care: false },
		],
	},
	{
		id: 'steenvoorde',
		name: 'Steenvoorde',
		sector: 'flandre-et-audomarois',
		mealDays: [2, 4, 6],
		winter: 22,
		autumn: 38,
		visits: [
			{ association: 'terre-d-errance-steenvoorde', days: [2, 6], hour: '15:00', meals: 0.9, care: false },
		],
	},
	{
		id: 'tatinghem',
		name: 'Tatinghem',
		sector: 'flandre-et-audomarois',
		mealDays: [],
		winter: 15,
		autumn: 24,
		visits: [{ association: 'secours-catholique-62', days: [4], hour: '16:00', meals: 0.8, care: false }],
	},
];
