import { expect, test } from 'vitest';
import { countMissing, findMissing } from './missing.ts';
import { addItem, addShift, addSupply, addTask, takeShift, type PlanChange } from './plan-change.ts';
import { readPlan } from './read-plan.ts';

function missing(...changes: readonly PlanChange[]) {
	const fields = changes.flatMap((change) => Object.entries(change.fields));
	return findMissing(readPlan(fields, new Map()), '2013-05-20');
}

const at = { day: 0, start: 540, room: '*' };
const by = [{ kind: 'group', id: 'politique' }] as const;
const NOTHING = { unplaced: [], unled: [], untaken: [], overdue: [], supplies: [], shifts: [] };

test('GA51 an item without a place, or without anybody who facilitates it, is missing something; a meal needs nobody', () => {
	const found = missing(
		addItem('i00000000001', { title: '', kind: 'talk', minutes: 30, at, by }),
		addItem('i00000000002', { title: '', kind: 'talk', minutes: 30, by }),
		addItem('i00000000003', { title: '', kind: 'talk', minutes: 30, at }),
		addItem('i00000000004', { title: '', kind: 'meal', minutes: 30, at }),
		addItem('i00000000005', { title: '', kind: 'break', minutes: 30, at }),
	);
	expect(found).toEqual({ ...NOTHING, unplaced: ['i00000000002'], unled: ['i00000000003'] });
	expect(countMissing(found)).toBe(2);
});

test('GA51 a task is missing an association until it is done, and is late from the day after it was due', () => {
	const found = missing(
		addTask('t00000000001', { what: '', order: 1 }),
		addTask('t00000000002', { what: '', order: 2, association: 'a', due: '2013-05-20' }),
		addTask('t00000000003', { what: '', order: 3, association: 'a', due: '2013-05-19' }),
		addTask('t00000000004', { what: '', order: 4, due: '2013-05-19', done: true }),
	);
	expect(found).toEqual({ ...NOTHING, untaken: ['t00000000001'], overdue: ['t00000000003'] });
});

test('GA51 a supply is missing who brings it, then that it is ready', () => {
	const found = missing(
		addSupply('l00000000001', { what: '', order: 1 }),
		addSupply('l00000000002', { what: '', order: 2, association: 'a' }),
		addSupply('l00000000003', { what: '', order: 3, association: 'a', ready: true }),
	);
	expect(found.supplies).toEqual([
		{ id: 'l00000000001', lacks: 'association' },
		{ id: 'l00000000002', lacks: 'ready' },
	]);
});

test('GA51 a shift is missing as many people as the associations do not send', () => {
	const shift = (id: string) => addShift(id, { what: '', day: 0, start: 540, minutes: 60, needed: 3 });
	const found = missing(
		shift('s00000000001'),
		...[shift('s00000000002'), takeShift('s00000000002', 'a', 1), takeShift('s00000000002', 'b', 1)],
		...[shift('s00000000003'), takeShift('s00000000003', 'a', 4)],
	);
	expect(found.shifts).toEqual([
		{ id: 's00000000001', people: 3 },
		{ id: 's00000000002', people: 1 },
	]);
});
