import { expect, test } from 'vitest';
import { strictMajority } from './threshold.ts';

test.each([
	[1, 1],
	[2, 2],
	[3, 2],
	[19, 10],
	[20, 11],
	[21, 11],
])('SG6 of %i associations, the majority is %i', (electorate, needed) => {
	expect(strictMajority(electorate)).toBe(needed);
});
