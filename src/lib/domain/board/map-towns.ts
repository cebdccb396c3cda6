/**
 * Towns of the map of the coast, with where their town hall stands: public knowledge, and the nearest to a site that the map
 * ever shows. Degrees, WGS 84, to about a kilometre.
 */
export interface Town {
	/** Slug */
	readonly id: string;
	readonly name: string;
	readonly latitude: number;
	readonly longitude: number;
}

// prettier-ignore
export const MAP_TOWNS: readonly Town[] = [
	{ id: 'cherbourg', name: 'Cherbourg', latitude: 49.64, longitude: -1.62 },
	{ id: 'caen', name: 'Caen', latitude: 49.18, longitude: -0.37 },
	{ id: 'ouistreham', name: 'Ouistreham', latitude: 49.28, longitude: -0.26 },
	{ id: 'le-havre', name: 'Le Havre', latitude: 49.49, longitude: 0.11 },
	{ id: 'rouen', name: 'Rouen', latitude: 49.44, longitude: 1.1 },
	{ id: 'dieppe', name: 'Dieppe', latitude: 49.92, longitude: 1.08 },
	{ id: 'abbeville', name: 'Abbeville', latitude: 50.11, longitude: 1.83 },
	{ id: 'rue', name: 'Rue', latitude: 50.27, longitude: 1.67 },
	{ id: 'boulogne-sur-mer', name: 'Boulogne-sur-Mer', latitude: 50.73, longitude: 1.61 },
	{ id: 'marquise', name: 'Marquise', latitude: 50.81, longitude: 1.7 },
	{ id: 'wissant', name: 'Wissant', latitude: 50.89, longitude: 1.66 },
	{ id: 'sangatte', name: 'Sangatte', latitude: 50.95, longitude: 1.75 },
	{ id: 'coquelles', name: 'Coquelles', latitude: 50.93, longitude: 1.8 },
	{ id: 'calais', name: 'Calais', latitude: 50.95, longitude: 1.85 },
	{ id: 'marck', name: 'Marck', latitude: 50.95, longitude: 1.95 },
	{ id: 'guines', name: 'Guînes', latitude: 50.87, longitude: 1.87 },
	{ id: 'oye-plage', name: 'Oye-Plage', latitude: 50.98, longitude: 2.04 },
	{ id: 'gravelines', name: 'Gravelines', latitude: 50.99, longitude: 2.13 },
	{ id: 'loon-plage', name: 'Loon-Plage', latitude: 51.0, longitude: 2.22 },
	{ id: 'mardyck', name: 'Mardyck', latitude: 51.02, longitude: 2.26 },
	{ id: 'grande-synthe', name: 'Grande-Synthe', latitude: 51.01, longitude: 2.3 },
	{ id: 'saint-pol-sur-mer', name: 'Saint-Pol-sur-Mer', latitude: 51.03, longitude: 2.34 },
	{ id: 'dunkerque', name: 'Dunkerque', latitude: 51.04, longitude: 2.37 },
	{ id: 'coudekerque-branche', name: 'Coudekerque-Branche', latitude: 51.01, longitude: 2.4 },
	{ id: 'teteghem', name: 'Tétéghem', latitude: 51.02, longitude: 2.45 },
	{ id: 'bergues', name: 'Bergues', latitude: 50.97, longitude: 2.43 },
	{ id: 'bray-dunes', name: 'Bray-Dunes', latitude: 51.07, longitude: 2.52 },
	{ id: 'steenvoorde', name: 'Steenvoorde', latitude: 50.81, longitude: 2.58 },
	{ id: 'cassel', name: 'Cassel', latitude: 50.8, longitude: 2.49 },
	{ id: 'hazebrouck', name: 'Hazebrouck', latitude: 50.72, longitude: 2.54 },
	{ id: 'saint-omer', name: 'Saint-Omer', latitude: 50.75, longitude: 2.26 },
	{ id: 'tatinghem', name: 'Tatinghem', latitude: 50.74, longitude: 2.21 },
	{ id: 'norrent-fontes', name: 'Norrent-Fontes', latitude: 50.59, longitude: 2.41 },
	{ id: 'bethune', name: 'Béthune', latitude: 50.53, longitude: 2.64 },
	{ id: 'angres', name: 'Angres', latitude: 50.41, longitude: 2.76 },
	{ id: 'arras', name: 'Arras', latitude: 50.29, longitude: 2.78 },
	{ id: 'lille', name: 'Lille', latitude: 50.63, longitude: 3.06 },
	{ id: 'amiens', name: 'Amiens', latitude: 49.89, longitude: 2.3 },
];

const BY_ID: ReadonlyMap<string, Town> = new Map(MAP_TOWNS.map((town) => [town.id, town]));

export function townOf(id: string): Town | null {
	return BY_ID.get(id) ?? null;
}
