import { expect, test } from 'vitest';
import { followNodes } from './follow-nodes.ts';

/** Own beats, read back. */
function pass(nodes: ReturnType<typeof followNodes>, beats: number): boolean[] {
	return Array.from({ length: beats }, () => nodes.hears('own', 0, true));
}

test('BU9 a number that jumps says that something is missing, also when only a beat shows it', () => {
	const nodes = followNodes('own');
	expect(nodes.hears('a', 0, true)).toBe(true);
	expect(nodes.hears('a', 1, false)).toBe(true);
	expect(nodes.hears('a', 1, true)).toBe(true);
	expect(nodes.hears('a', 3, false)).toBe(false);
	expect(nodes.hears('a', 4, true)).toBe(false);
	expect(nodes.hears('a', 5, false)).toBe(true);
});

test('BU9 one that was there before is taken up with its number at first, and later only from its beginning', () => {
	const nodes = followNodes('own');
	expect(nodes.hears('older', 57, true)).toBe(true);
	pass(nodes, 6);
	expect(nodes.hears('new', 0, true)).toBe(true);
	expect(nodes.hears('newer', 1, false)).toBe(true);
	expect(nodes.hears('trimmed', 57, true)).toBe(false);
});

test('BU10 of a node without beats something may be missing, said at once and again, until it is forgotten; a goodbye is no silence', () => {
	const nodes = followNodes('own');
	nodes.hears('a', 0, true);
	nodes.hears('b', 0, true);
	nodes.leaves('b');
	const said = pass(nodes, 700).flatMap((complete, n) => (complete ? [] : [n + 1]));
	expect(said.slice(0, 3)).toEqual([3, 30, 60]);
	expect(said.at(-1)).toBe(600);
});

test('BU10 a node that does not even read its own beats hears nobody', () => {
	const nodes = followNodes('own');
	expect([nodes.beats(), nodes.beats(), nodes.beats(), nodes.beats()]).toEqual([true, true, false, true]);
	nodes.hears('a', 0, true);
	expect([nodes.beats(), nodes.beats(), nodes.beats()]).toEqual([true, true, false]);
});
