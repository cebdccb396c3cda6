import { expect, test } from 'vitest';
import { paperState } from './paper-state.ts';

const open = { state: 'open', adopted: false } as const;
const reached = { state: 'open', adopted: true } as const;
const lost = { state: 'closed', adopted: false } as const;
const won = { state: 'closed', adopted: true } as const;
const state = (...versions: (typeof open | typeof reached | typeof lost | typeof won)[][]) =>
	paperState({ archivedAt: null, versions: versions.map((campaigns) => ({ campaigns })) });

test('PA10 a paper without a version is a draft, with one it is frozen', () => {
	expect(state()).toBe('draft');
	expect(state([])).toBe('frozen');
	expect(state([lost])).toBe('frozen');
});

test('PA10 it is proposed while a campaign of any version is open', () => {
	expect(state([open])).toBe('proposed');
	expect(state([open], [])).toBe('proposed');
});

test('PA10 it is adopted once its latest version reached the threshold, and no longer when a newer version is frozen', () => {
	expect(state([reached])).toBe('adopted');
	expect(state([lost], [won])).toBe('adopted');
	expect(state([won], [])).toBe('frozen');
	expect(state([won], [open])).toBe('proposed');
});

test('PA10 archived says it all', () => {
	expect(paperState({ archivedAt: '2013-02-02T00:00:00.000Z', versions: [{ campaigns: [won] }] })).toBe(
		'archived',
	);
});
