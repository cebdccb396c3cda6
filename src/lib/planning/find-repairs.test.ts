import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findConflicts, type Circumstances } from '#lib/domain/gatherings/conflicts.ts';
import { EVERY_ROOM, type Facilitator, type Plan, type ProgrammeItem } from '#lib/domain/gatherings/plan.ts';
import { findRepairs } from './find-repairs.ts';

const HOURS: Circumstances = { hours: { from: '09:00', to: '18:00', days: 2 }, expected: null };
const ET: Facilitator = { kind: 'person', id: 'et' };

function item(
	id: string,
	start: number,
	minutes: number,
	rest: Partial<ProgrammeItem> & { room?: string; day?: number } = {},
): ProgrammeItem {
	const { room = 'ra', day = 0, ...more } = rest;
	return {
		...{ id, title: id, kind: 'talk', minutes, at: { day, start, room }, expected: null },
		...{ language: null, by: [], notes: '', materials: '', ...more },
	};
}

function plan(...items: ProgrammeItem[]): Plan {
	const room = (id: string, seats: number | null) => ({ id, name: id, seats, shared: false });
	return { rooms: [room('ra', 20), room('rb', 50)], items, tasks: [], supplies: [], shifts: [] };
}

function repairsOf(all: Plan, circumstances = HOURS) {
	return findConflicts(all, circumstances).map((conflict) => findRepairs(all, circumstances, conflict));
}

describe('the clear way out of a conflict', () => {
	test('GA64 a person in two places: the later item begins when the earlier ends', () => {
		const all = plan(item('a', 840, 60, { by: [ET] }), item('b', 870, 60, { by: [ET], room: 'rb' }));
		expect(repairsOf(all)).toEqual([
			[
				{ item: 'b', moves: 'start', to: { day: 0, start: 900, room: 'rb' } },
				{ item: 'a', moves: 'start', to: { day: 0, start: 810, room: 'ra' } },
			],
		]);
	});

	test('GA64 one room twice: another room that is free, then another hour', () => {
		const all = plan(item('a', 840, 60), item('b', 870, 60));
		expect(repairsOf(all)[0]).toEqual([
			{ item: 'b', moves: 'room', to: { day: 0, start: 870, room: 'rb' } },
			{ item: 'b', moves: 'start', to: { day: 0, start: 900, room: 'ra' } },
		]);
	});

	test('GA64 a room too small, an hour too late, a day too far', () => {
		expect(repairsOf(plan(item('a', 840, 60, { expected: 30 })))[0]![0]!.to.room).toBe('rb');
		expect(repairsOf(plan(item('a', 1050, 60)))[0]![0]!.to.start).toBe(1020);
		expect(repairsOf(plan(item('a', 840, 60, { day: 4 })))[0]![0]!.to.day).toBe(1);
	});

	test('GA64 nothing is offered that would only move the conflict', () => {
		const all = plan(
			...[item('a', 840, 60, { by: [ET] }), item('b', 870, 60, { by: [ET], room: 'rb' })],
			...[item('c', 540, 300, { room: EVERY_ROOM }), item('d', 930, 150, { room: EVERY_ROOM })],
		);
		expect(repairsOf(all)).toEqual([[]]);
	});

	test('GA221 of a night, what stands after its morning’s end is put before it, or on a day that it has', () => {
		const night: Circumstances = { hours: { from: '20:00', to: '06:00', days: 1 }, expected: null };
		const all = plan(item('a', 345, 30, { day: 1 }), item('b', 60, 60, { day: 2 }));
		expect(repairsOf(all, night)).toEqual([
			[{ item: 'a', moves: 'start', to: { day: 1, start: 330, room: 'ra' } }],
			[{ item: 'b', moves: 'day', to: { day: 1, start: 60, room: 'ra' } }],
		]);
	});

	test('GA64 whatever the programme, a repair settles its conflict and makes no other', () => {
		const anyItem = fc.record({
			start: fc.integer({ min: 90, max: 230 }).map((n) => n * 5),
			minutes: fc.integer({ min: 1, max: 24 }).map((n) => n * 5),
			room: fc.constantFrom('ra', 'rb', EVERY_ROOM),
			expected: fc.constantFrom(null, 10, 30, 100),
			led: fc.boolean(),
		});
		fc.assert(
			fc.property(fc.array(anyItem, { maxLength: 8 }), (all) => {
				const before = plan(
					...all.map(({ start, minutes, room, expected, led }, n) =>
						item(`i${n}`, start, minutes, { room, expected, by: led ? [ET] : [] }),
					),
				);
				const conflicts = findConflicts(before, HOURS);
				for (const conflict of conflicts)
					for (const { item: id, to } of findRepairs(before, HOURS, conflict)) {
						const items = before.items.map((each) => (each.id === id ? { ...each, at: to } : each));
						expect(findConflicts({ ...before, items }, HOURS).length).toBeLessThan(conflicts.length);
					}
			}),
		);
	});
});
