import { expect, test } from 'vitest';
import { MAP_TOWNS } from './map-towns.ts';
import { readSiteName } from './site-name.ts';

test.each([
	...MAP_TOWNS.map(({ name }) => name),
	'Grande-Synthe 2',
	'  grande synthe   12 ',
	'Dunkerque nord',
	'Calais B',
	'Calais 2 sud',
	'Rue',
	'Rue 3',
	'Fort-Mardyck',
	'Leffrinckoucke',
	'Zuydcoote 4',
	'L’Épinette',
])('BD95 « %s » is a town and perhaps a number', (typed) => {
	expect(readSiteName(typed)).toEqual({ name: typed.trim().replace(/\s+/g, ' ') });
});

test.each([
	'Calais Tioxide',
	'Calais, derrière la gare',
	'Dunkerque parking Auchan',
	'Grande-Synthe lac',
	'Rue des Quatre Coins',
	'Gare de Zuydcoote',
	'Zuydcoote station',
	'Pont de la Colme',
	'Stade Leffrinckoucke',
	'Leffrinckoucke église',
	'ÉGLISE d’Uxem',
	'Uxem usine',
	'Quai Freycinet',
	'Autoroute A16',
	'Uxem A16',
	'Uxem D 601',
	'Forêt de Guînes',
	'Bois Dormoy',
	'Uxem les dunes',
	'12 Uxem',
	'Uxem 2013',
	'Uxem 50.98 2.30',
	'Grande-Synthe 51.0123',
	'Grande-Synthe ٥١',
	'Uxem 12 ter',
	'Uxem, contact@demo.example',
	'Uxem (à côté du canal)',
	'Near the ferry terminal',
	'Behind Lidl',
])('BD95 « %s » would help to find the place', (typed) => {
	expect(['site-name', 'site-name-landmark']).toContain(readSiteName(typed));
});

test.each(['', '   ', '2', 'x'.repeat(41), 'Uxem\u202e2'])('BD95 %j is no name', (typed) => {
	expect(readSiteName(typed)).toBe('site-name');
});
