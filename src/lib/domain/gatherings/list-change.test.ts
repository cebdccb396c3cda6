import { expect, test } from 'vitest';
import { changeList } from './list-change.ts';

test('GA7 a list takes what comes and loses what goes, each once', () => {
	expect(changeList(['a', 'b'], { add: ['c', 'a', 'c'], remove: ['b', 'x'] })).toEqual(['a', 'c']);
	expect(changeList(['a'], {})).toEqual(['a']);
	expect(changeList(['a', 'b'], ['c', 'c'])).toEqual(['c']);
});

test('GA7 of two changes made at once both count, in either order', () => {
	const [one, other] = [{ add: ['c'] }, { add: ['d'], remove: ['a'] }];
	const ways = [
		changeList(changeList(['a', 'b'], one), other),
		changeList(changeList(['a', 'b'], other), one),
	];
	for (const way of ways) expect(way.toSorted()).toEqual(['b', 'c', 'd']);
});
