import { expect, test } from 'vitest';
import { matchRounds } from './match-rounds.ts';
import type { Round } from './round.ts';

const noon: Round = {
	id: 'vNoon',
	day: '2013-05-14',
	start: 720,
	site: 'teteghem',
	association: 'salam',
	purposes: ['meal'],
};
const evening: Round = { ...noon, id: 'vEvening', start: 1_140 };
const visit = { site: 'teteghem', visitedOn: '2013-05-14', association: 'salam', round: null };
const toldOf = (...reports: Parameters<typeof matchRounds>[1]) =>
	Object.fromEntries(matchRounds([evening, noon], reports));

test('BD137 reports that name no round close those of their association, site and day, each another one, the earlier first', () => {
	expect(toldOf({ ...visit, id: 'a' })).toEqual({ vNoon: ['a'], vEvening: [] });
	expect(toldOf({ ...visit, id: 'a' }, { ...visit, id: 'b' })).toEqual({ vNoon: ['a'], vEvening: ['b'] });
	expect(toldOf({ ...visit, id: 'a' }, { ...visit, id: 'b' }, { ...visit, id: 'c' })).toEqual({
		vNoon: ['a'],
		vEvening: ['b'],
	});
});

test('BD137 a report that names a round closes that one, and leaves the other to the next report, in whatever order they come', () => {
	const named = { ...visit, id: 'a', round: 'vNoon' };
	expect(toldOf(named, { ...visit, id: 'b' })).toEqual({ vNoon: ['a'], vEvening: ['b'] });
	expect(toldOf({ ...visit, id: 'b' }, named)).toEqual({ vNoon: ['a'], vEvening: ['b'] });
	expect(toldOf({ ...visit, id: 'b', round: 'vGone' }, named)).toEqual({ vNoon: ['a'], vEvening: ['b'] });
});

test.each([
	{ site: 'grande-synthe' },
	{ visitedOn: '2013-05-15' },
	{ association: 'auberge' },
	{ association: null },
])('BD137 a visit that differs in %j closes no round', (differs) => {
	expect(toldOf({ ...visit, ...differs, id: 'a' })).toEqual({ vNoon: [], vEvening: [] });
});
