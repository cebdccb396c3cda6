import { foldName } from '../gatherings/fold-name.ts';
import { cleanName } from '../network/names.ts';
import { MAP_TOWNS } from './map-towns.ts';

export type NameRefusal = 'site-name' | 'site-name-landmark';

const LONGEST = 40;
const MOST_WORDS = 5;

/**
 * The name of a site is a town and perhaps a number, never something by which it is found. Of a town that is known,
 * only a number, a letter or a side of the compass may follow; of others, no word of the list below.
 */
export function readSiteName(typed: string): { readonly name: string } | NameRefusal {
	const name = cleanName(typed, LONGEST);
	if (name === null || !/^\p{L}/u.test(name)) return 'site-name';
	const words = foldName(name);
	const town = [...MAP_TOWNS.map((each) => each.name), ...LIKE_LANDMARKS]
		.map(foldName)
		.filter((each) => words === each || words.startsWith(`${each} `))
		.toSorted((one, other) => other.length - one.length)[0];
	const rest = town === undefined ? words : words.slice(town.length).trim();
	const known = town !== undefined && (rest === '' || WHICH_ONE.test(rest));
	return known || (town === undefined && isTown(name, rest)) ? { name } : 'site-name-landmark';
}

/** Towns of the region that are not on the map and are called like something else. */
const LIKE_LANDMARKS = [
	'Fort-Mardyck',
	'Grand-Fort-Philippe',
	'Petit-Fort-Philippe',
	'Bois-en-Ardres',
	'Pont-de-Briques',
	'Le Touquet-Paris-Plage',
	'Berck-Plage',
	'Port-en-Bessin',
	'La Chapelle-d’Armentières',
	'Le Mont-Saint-Michel',
];

/** 2, 12, B, nord, 2 sud */
const WHICH_ONE =
	/^(?:\d{1,2}|[a-z]|nord|sud|est|ouest|north|south|east|west)(?: (?:[a-z]|nord|sud|est|ouest|north|south|east|west))?$/;

function isTown(name: string, words: string): boolean {
	const parts = words.split(' ');
	if (/[^\p{L}\p{M}\p{N} '’-]/u.test(name) || parts.length > MOST_WORDS) return false;
	// one number, at the end, of two digits at most: no road, no house, no coordinates
	if (!/^\P{N}+(?: [0-9]{1,2})?$/u.test(words) || ROAD.test(words)) return false;
	return !parts.some((part) => LANDMARKS.has(part.replace(/s$/, '')) || LANDMARKS.has(part));
}

const ROAD = /(?:^| )(?:a|d|n|rn|rd|cd|e|m) ?\d/;

/** In French and English, without accents; plurals in -s are found as well. */
// prettier-ignore
const LANDMARKS: ReadonlySet<string> = new Set([
	// roads
	'rue', 'avenue', 'av', 'boulevard', 'bd', 'allee', 'chemin', 'route', 'rocade', 'autoroute', 'sortie', 'echangeur', 'rond', 'carrefour', 'impasse', 'place', 'quai', 'peage', 'bretelle', 'sentier',
	'street', 'road', 'lane', 'motorway', 'exit', 'roundabout', 'square', 'junction', 'path',
	// ways to get there
	'gare', 'station', 'arret', 'bus', 'metro', 'tramway', 'parking', 'aire', 'aeroport', 'port', 'ferry', 'ferrie', 'tunnel', 'eurotunnel', 'voie', 'rail', 'canal', 'ecluse', 'pont', 'passerelle', 'viaduc', 'terminal',
	'airport', 'harbour', 'dock', 'bridge', 'stop', 'railway', 'track', 'lock', 'car',
	// buildings
	'eglise', 'chapelle', 'cathedrale', 'mosquee', 'cimetiere', 'mairie', 'ecole', 'college', 'lycee', 'hopital', 'clinique', 'stade', 'gymnase', 'piscine', 'salle', 'centre', 'supermarche', 'magasin', 'auchan', 'leclerc', 'lidl', 'carrefour', 'intermarche', 'decathlon', 'conforama', 'usine', 'entrepot', 'hangar', 'silo', 'centrale', 'chateau', 'fort', 'phare', 'blockhaus', 'bunker', 'ferme', 'maison', 'immeuble', 'tour', 'hotel', 'prison', 'caserne', 'zone', 'za', 'zi', 'zac', 'lotissement', 'squat', 'decharge', 'dechetterie', 'terrain',
	'church', 'mosque', 'cemetery', 'school', 'hospital', 'stadium', 'pool', 'shop', 'supermarket', 'factory', 'warehouse', 'farm', 'house', 'tower', 'barracks', 'lighthouse',
	// land
	'foret', 'boi', 'bosquet', 'parc', 'jardin', 'lac', 'etang', 'mare', 'riviere', 'ruisseau', 'dune', 'plage', 'digue', 'falaise', 'colline', 'mont', 'champ', 'pature', 'talu', 'terril', 'carriere', 'friche', 'lande', 'jungle',
	'forest', 'wood', 'park', 'garden', 'lake', 'pond', 'river', 'beach', 'dike', 'cliff', 'hill', 'field', 'quarry',
	// next to what
	'derriere', 'devant', 'pres', 'face', 'cote', 'sous', 'entre', 'angle', 'bord', 'entree',
	'behind', 'near', 'under', 'between', 'opposite', 'next', 'corner', 'beside',
]);
