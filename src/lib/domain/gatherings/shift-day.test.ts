import { describe, expect, test } from 'vitest';
import { findConflicts } from './conflicts.ts';
import { addItem, addRoom, addShift, type PlanChange } from './plan-change.ts';
import { readPlan } from './read-plan.ts';
import { findDayShifts } from './shift-day.ts';

const ROOM = 'r00000000001';
const EVENING = { from: '18:00', to: '21:00', days: 1 };
const idOf = (letter: string, n: number) => `${letter}${String(n).padStart(11, '0')}`;

function item(n: number, start: number, minutes: number, day = 0): PlanChange {
	const at = { day, start, room: ROOM };
	return addItem(idOf('i', n), { title: '', kind: 'talk', minutes, at });
}
function planOf(...changes: readonly PlanChange[]) {
	const all = [addRoom(ROOM, { name: 'Salle', order: 0 }), ...changes];
	return readPlan(
		all.flatMap(({ fields }) => Object.entries(fields)),
		new Map(),
	);
}
/** Where everything stands when a shift was made: «0 18:00», or «–». */
function moved(changes: readonly PlanChange[], hours: Parameters<typeof findDayShifts>[1]) {
	const [shift] = findDayShifts(planOf(...changes), hours);
	const after = planOf(...changes, ...shift!.changes);
	return after.items
		.toSorted((one, other) => (one.id < other.id ? -1 : 1))
		.map(({ at }) => (at ? [at.day, at.start] : null));
}

describe('GA227 a day that was filled before its hours were known', () => {
	const morning = [item(1, 540, 60), item(2, 600, 90), item(3, 690, 30)];

	test('GA227 is moved as it is, so that it begins with the gathering and nothing is outside', () => {
		const plan = planOf(...morning);
		expect(findDayShifts(plan, EVENING)).toMatchObject([{ day: 0, start: 1080 }]);
		expect(moved(morning, EVENING)).toEqual([
			[0, 1080],
			[0, 1140],
			[0, 1230],
		]);
		const [shift] = findDayShifts(plan, EVENING);
		const after = planOf(...morning, ...shift!.changes);
		expect(findConflicts(after, { hours: EVENING, expected: null })).toEqual([]);
		expect(findDayShifts(after, EVENING)).toEqual([]);
	});

	test('GA227 is moved forward as well, from hours that no step of the programme begins at too', () => {
		const early = { from: '07:02', to: '12:00', days: 1 };
		expect(moved([item(1, 840, 60), item(2, 900, 60)], early)).toEqual([
			[0, 425],
			[0, 485],
		]);
	});

	test('GA227 is offered only when more than half of it stands outside, each day for itself', () => {
		const half = [item(1, 540, 60), item(2, 1080, 60)];
		expect(findDayShifts(planOf(...half), EVENING)).toEqual([]);
		const days = { ...EVENING, days: 2 };
		const [shift, ...others] = findDayShifts(planOf(...half, item(3, 540, 60, 1)), days);
		expect([shift!.day, others.length]).toEqual([1, 0]);
		expect(shift!.changes).toHaveLength(1);
	});

	test('GA227 is not offered for what is too long, but begins in time, nor for a day that there is not', () => {
		expect(findDayShifts(planOf(item(1, 1080, 240)), EVENING)).toEqual([]);
		expect(findDayShifts(planOf(item(1, 540, 60, 3)), EVENING)).toEqual([]);
		expect(findDayShifts(planOf(), EVENING)).toEqual([]);
	});

	test('GA227 goes on into the morning of a night; what would last over midnight is to be placed again', () => {
		const night = { from: '22:00', to: '06:00', days: 1 };
		const long = [item(1, 540, 90), item(2, 630, 60), item(3, 690, 60)];
		expect(moved(long, night)).toEqual([[0, 1320], null, [1, 30]]);
		expect(moved(long, { from: '22:00', to: '23:30', days: 1 })).toEqual([[0, 1320], null, null]);
	});

	test('GA227 takes the shifts of helpers along', () => {
		const shift = addShift(idOf('s', 1), { what: '', day: 0, start: 510, minutes: 30, needed: 2 });
		const other = addShift(idOf('s', 2), { what: '', day: 1, start: 510, minutes: 30, needed: 2 });
		const changes = [...morning, shift, other];
		const [found] = findDayShifts(planOf(...changes), EVENING);
		const { shifts } = planOf(...changes, ...found!.changes);
		expect(shifts.map(({ day, start }) => [day, start])).toEqual([
			[0, 1050],
			[1, 510],
		]);
	});
});
