import { expect, test } from 'vitest';
import { recentOf } from './recent.ts';

const paper = { id: 'p', title: 'Journal', editedAt: '2026-03-02T10:00:00.000Z', editedByName: 'Ada' };
const campaign = {
	id: 'c',
	title: 'Maison',
	openedAt: '2026-03-01T10:00:00.000Z',
	threshold: { needed: 11, reachedAt: '2026-03-03T10:00:00.000Z' },
};

test('UI10 the home page tells what happened, the latest first', () => {
	expect(recentOf([paper], [campaign])).toEqual([
		{ what: 'reached', at: '2026-03-03T10:00:00.000Z', id: 'c', title: 'Maison' },
		{ what: 'edited', at: '2026-03-02T10:00:00.000Z', id: 'p', title: 'Journal', by: 'Ada' },
		{ what: 'opened', at: '2026-03-01T10:00:00.000Z', id: 'c', title: 'Maison' },
	]);
});

test('UI10 a paper nobody has written in, a threshold not reached: nothing happened', () => {
	const untouched = { ...paper, editedAt: null, editedByName: null };
	const open = { ...campaign, threshold: { needed: 11, reachedAt: null } };
	expect(recentOf([untouched], [open]).map((each) => each.what)).toEqual(['opened']);
});
