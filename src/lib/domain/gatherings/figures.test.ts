import { describe, expect, test } from 'vitest';
import { figuresOf, isHeld, seriesOf, type HeldGathering } from './figures.ts';
import type { GatheringKind } from './gathering.ts';

const held = (
	kind: GatheringKind,
	group: string | null,
	associations: readonly string[],
	{ title = 'Réunion', received = 0 } = {},
): HeldGathering => ({
	gathering: { kind, group, title, received },
	attendees: associations.map((association, n) => ({
		id: `${n}`,
		name: `A. ${n}`,
		association,
		organisation: association,
		role: '',
		mark: 'present',
		halves: [0],
		representedBy: '',
		walkIn: false,
	})),
});

describe('the figures of a year', () => {
	const year = [
		held('training', 'juridique', ['a', 'a', 'b'], { title: 'Formation de base' }),
		held('forum', null, ['a', 'b', 'c'], { received: 40 }),
		held('training', 'juridique', ['b', 'c'], { title: 'FORMATION  DE BASE', received: 2 }),
		held('meeting', 'juridique', ['a']),
	];

	test('GA115 sum the presences and count different associations, by kind', () => {
		expect(figuresOf(year).kinds).toEqual([
			{ kind: 'forum', gatherings: 1, people: 3, associations: 3, received: 40 },
			{ kind: 'meeting', gatherings: 1, people: 1, associations: 1, received: 0 },
			{ kind: 'training', gatherings: 2, people: 5, associations: 3, received: 2 },
		]);
		expect(figuresOf(year).all).toEqual({ gatherings: 4, people: 9, associations: 3, received: 42 });
	});

	test('GA115 and by group and kind', () => {
		expect(figuresOf(year).groups.map(({ group, kind, gatherings }) => [group, kind, gatherings])).toEqual([
			['juridique', 'meeting', 1],
			['juridique', 'training', 2],
			[null, 'forum', 1],
		]);
	});

	test('GA115 the sessions of one training are counted together', () => {
		expect(seriesOf(year)).toEqual([
			{
				group: 'juridique',
				kind: 'training',
				title: 'Formation de base',
				gatherings: 2,
				people: 5,
				associations: 3,
				received: 2,
			},
		]);
	});

	test('GA115 only what took place counts', () => {
		const date = { day: '2013-05-25', days: 1, from: '09:00', to: '17:00' };
		const held = { state: 'held', date, cancelledAt: null } as const;
		expect(isHeld(held)).toBe(true);
		expect(isHeld({ ...held, state: 'closed' })).toBe(true);
		expect(isHeld({ ...held, state: 'open' })).toBe(false);
		expect(isHeld({ ...held, date: null })).toBe(false);
		expect(isHeld({ ...held, cancelledAt: '2013-01-01T00:00:00.000Z' })).toBe(false);
	});
});
