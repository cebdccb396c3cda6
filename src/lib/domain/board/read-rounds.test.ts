import { expect, test } from 'vitest';
import { readRemovedRounds, readRounds } from './read-rounds.ts';
import { moveRound, planRound, takeOutRound } from './round-change.ts';
import type { Round } from './round.ts';
import { isRoundField } from './rounds-structure.ts';

const MONDAY = '2013-05-13';
const names = {
	sites: new Set(['grande-synthe', 'teteghem']),
	associations: new Set(['salam', 'auberge']),
};
const round: Round = {
	id: 'v0123456789a',
	day: '2013-05-16',
	start: 12 * 60,
	site: 'teteghem',
	association: 'salam',
	purposes: ['meal', 'care'],
};
const entries = (...changes: Record<string, unknown>[]) =>
	Object.entries(Object.assign({}, ...changes) as object);
const read = (...changes: Record<string, unknown>[]) => readRounds(entries(...changes), MONDAY, names);

test('BD132 a round that was planned is read as it was planned', () => {
	expect(read(planRound(round))).toEqual([round]);
	expect(read(planRound(round), moveRound(round.id, { day: '2013-05-19', start: 545 }))).toEqual([
		{ ...round, day: '2013-05-19', start: 545 },
	]);
});

test('BD132 a round that was taken out is not shown, and can be brought back as it was', () => {
	const taken = [planRound(round), takeOutRound(round.id)];
	expect(read(...taken)).toEqual([]);
	expect(readRemovedRounds(entries(...taken), MONDAY, names)).toEqual([round]);
});

test('BD132 rounds stand by day, hour and id, whatever the order of their fields', () => {
	const later = { ...round, id: 'v0123456789b' };
	const sooner = { ...round, id: 'v0123456789c', start: 600 };
	const all = entries(planRound(later), planRound(round), planRound(sooner));
	const ids = [sooner.id, round.id, later.id];
	expect(readRounds(all, MONDAY, names).map(({ id }) => id)).toEqual(ids);
	expect(readRounds(all.toReversed(), MONDAY, names).map(({ id }) => id)).toEqual(ids);
});

test.each(['here', 'at', 'site', 'association'])('BD132 half a round is none: without its %s', (field) => {
	const fields = entries(planRound(round)).filter(([key]) => key !== `${round.id}.${field}`);
	expect(readRounds(fields, MONDAY, names)).toEqual([]);
});

test.each([{ site: 'nowhere' }, { association: 'nobody' }])(
	'BD132 a round of what there is not is not shown: %j',
	(other) => {
		expect(read(planRound({ ...round, ...other }))).toEqual([]);
	},
);

test.each([
	['v0123456789a.here', true],
	['v0123456789a.at', { day: 1, start: 0 }],
	['v0123456789a.at', { start: 1439, day: 7 }],
	['v0123456789a.site', 'grande-synthe'],
	['v0123456789a.for.meal', false],
])('BD133 %s may be %j', (key, value) => {
	expect(isRoundField(key, value)).toBe(true);
});

test.each([
	['v0123456789a.here', 'yes'],
	['v0123456789a.here', null],
	['v0123456789a.at', null],
	['v0123456789a.at', { day: 0, start: 0 }],
	['v0123456789a.at', { day: 8, start: 0 }],
	['v0123456789a.at', { day: 1, start: 1440 }],
	['v0123456789a.at', { day: 1.5, start: 0 }],
	['v0123456789a.at', { day: 1, start: 0, who: 'A. V.' }],
	['v0123456789a.at', { day: 1 }],
	['v0123456789a.at', Object.setPrototypeOf({ day: 1, start: 0 }, { who: 'A. V.' })],
	// no words, nobody's name, nothing that is not declared
	['v0123456789a.site', 'près du Lidl'],
	['v0123456789a.association', 'A. V.'],
	['v0123456789a.association', 'a'.repeat(65)],
	['v0123456789a.note', 'apporter du bois'],
	['v0123456789a.people', ['A. V.']],
	['v0123456789a.for.meal', 'for A. V.'],
	['v0123456789a.for.driving', true],
	['v0123456789a.for.constructor', true],
	['v0123456789a.constructor', true],
	['v0123456789.here', true],
	['x0123456789a.here', true],
	['here', true],
	['', true],
])('BD133 %s may not be %j', (key, value) => {
	expect(isRoundField(key, value)).toBe(false);
});
