import { expect, test } from 'vitest';
import { nextPreparation, type Preparing } from './preparing.ts';

const ready: Preparing = { conflicts: 0, missing: 0, placed: 8, released: 1, changes: 0 };

test.each([
	['nothing, when all is settled and given out', {}, null],
	['conflicts before anything else', { conflicts: 1, missing: 3, changes: 2 }, 'conflicts'],
	['the first version, once something has a place', { released: null, missing: 3 }, 'release'],
	['another version, when the last one is not true any more', { changes: 1, missing: 3 }, 'release'],
	[
		'what is missing, when there is nothing to give out',
		{ placed: 0, released: null, missing: 3 },
		'missing',
	],
	['what is missing, after the programme', { missing: 1 }, 'missing'],
] as const)('UI96 next is %s', (_, changed, next) => {
	expect(nextPreparation({ ...ready, ...changed })).toBe(next);
});
