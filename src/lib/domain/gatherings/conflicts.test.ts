import { describe, expect, test } from 'vitest';
import { findConflicts, type Circumstances, type Conflict } from './conflicts.ts';
import { addItem, addRoom, type NewItem, type PlanChange } from './plan-change.ts';
import type { Facilitator } from './plan.ts';
import { readPlan } from './read-plan.ts';

const BIG = 'r00000000001';
const SMALL = 'r00000000002';
const HALL = 'r00000000003';
const ROOMS = [
	addRoom(BIG, { name: 'Grande salle', seats: 80, order: 0 }),
	addRoom(SMALL, { name: 'Salle 1', seats: 12, order: 1 }),
	addRoom(HALL, { name: 'Cour', shared: true, order: 2 }),
];
const NOBODY_KNOWS: Circumstances = { hours: null, expected: null };

let count = 0;
const idOf = (n: number) => `i${String(n).padStart(11, '0')}`;

/** An item at [start, end[ in minutes, with an id that counts up. */
function item(start: number, end: number, room: string, more: Partial<NewItem> & { day?: number } = {}) {
	const { day = 0, ...rest } = more;
	const at = { day, start, room };
	return addItem(idOf(++count), { title: '', kind: 'groups', minutes: end - start, at, ...rest });
}

function conflicts(changes: readonly PlanChange[], circumstances = NOBODY_KNOWS): readonly Conflict[] {
	const all = [...ROOMS, ...changes];
	const fields = all.flatMap((change) => Object.entries(change.fields));
	return findConflicts(readPlan(fields, new Map()), circumstances);
}

/** The items by their numbers, since the first of the test. */
function make(build: () => readonly PlanChange[]): readonly PlanChange[] {
	count = 0;
	return build();
}

describe('rooms', () => {
	test.each<[string, boolean, () => readonly PlanChange[]]>([
		['that overlap', true, () => [item(540, 600, BIG), item(595, 660, BIG)]],
		['of which one is within the other', true, () => [item(540, 660, BIG), item(570, 600, BIG)]],
		['with the same start and the same length', true, () => [item(540, 600, BIG), item(540, 600, BIG)]],
		['with the same start', true, () => [item(540, 600, BIG), item(540, 570, BIG)]],
		['with the same end', true, () => [item(540, 600, BIG), item(570, 600, BIG)]],
		['of which one begins when the other ends', false, () => [item(540, 600, BIG), item(600, 660, BIG)]],
		['on different days', false, () => [item(540, 600, BIG), item(540, 600, BIG, { day: 1 })]],
		['in different rooms', false, () => [item(540, 600, BIG), item(540, 600, SMALL)]],
		['in a room for several', false, () => [item(540, 600, HALL), item(540, 600, HALL)]],
	])('GA47 of two items %s: %s', (_, meets, build) => {
		const expected = [{ kind: 'room', items: [idOf(1), idOf(2)], room: BIG }];
		const found = conflicts(make(build));
		expect(found.map((each) => ({ ...each, items: 'items' in each ? each.items.toSorted() : [] }))).toEqual(
			meets ? expected : [],
		);
	});

	test('GA47 what takes every room meets what is in one of them, not in a room for several', () => {
		const found = conflicts(
			make(() => [item(540, 600, '*'), item(540, 600, SMALL), item(540, 600, HALL), item(570, 630, '*')]),
		);
		expect(found).toEqual([
			{ kind: 'room', items: [idOf(1), idOf(2)], room: SMALL },
			{ kind: 'room', items: [idOf(1), idOf(4)], room: '*' },
			{ kind: 'room', items: [idOf(2), idOf(4)], room: SMALL },
		]);
	});

	test('GA47 also without any room two items that take all of them meet', () => {
		const fields = make(() => [item(540, 600, '*'), item(540, 600, '*')]).flatMap((change) =>
			Object.entries(change.fields),
		);
		expect(findConflicts(readPlan(fields, new Map()), NOBODY_KNOWS)).toHaveLength(1);
	});
});

describe('people', () => {
	const zoe: Facilitator = { kind: 'person', id: 'zoe' };
	const guest: Facilitator = { kind: 'other', name: 'Léa Martin' };
	const spelled: Facilitator = { kind: 'other', name: 'lea MARTIN' };
	const many: Facilitator[] = [
		{ kind: 'association', id: 'les-amis' },
		{ kind: 'group', id: 'politique' },
	];

	test('GA48 nobody is in two rooms at once: the pair is named once, with everybody', () => {
		const found = conflicts(
			make(() => [
				item(540, 600, BIG, { by: [zoe, guest, ...many] }),
				item(570, 630, SMALL, { by: [spelled, zoe, ...many] }),
				item(600, 660, BIG, { by: [guest] }),
			]),
		);
		expect(found).toEqual([
			{ kind: 'person', items: [idOf(1), idOf(2)], who: [guest, zoe] },
			{ kind: 'person', items: [idOf(2), idOf(3)], who: [spelled] },
		]);
	});

	test('GA48 associations and groups can be in two rooms', () => {
		const found = make(() => [item(540, 600, BIG, { by: many }), item(540, 600, SMALL, { by: many })]);
		expect(conflicts(found)).toEqual([]);
	});
});

describe('seats', () => {
	test.each<[string, number | null, number | null, () => PlanChange]>([
		['as many as are expected', null, null, () => item(540, 600, SMALL, { expected: 12 })],
		['fewer than are expected', 12, null, () => item(540, 600, SMALL, { expected: 13 })],
		['fewer than registered, in a plenary', 80, 81, () => item(540, 600, BIG, { kind: 'plenary' })],
		['fewer than registered, elsewhere', null, 81, () => item(540, 600, BIG)],
		[
			'enough for what the plenary says itself',
			null,
			81,
			() => item(540, 600, BIG, { kind: 'plenary', expected: 80 }),
		],
		['not counted', null, 500, () => item(540, 600, HALL, { kind: 'plenary' })],
		['not counted in one of all rooms', null, 500, () => item(540, 600, '*', { kind: 'plenary' })],
	])('GA49 %s', (_, seats, registered, build) => {
		const found = conflicts(
			make(() => [build()]),
			{ hours: null, expected: registered },
		);
		expect(found.map((each) => (each.kind === 'seats' ? each.seats : each))).toEqual(
			seats === null ? [] : [seats],
		);
	});
});

describe('hours', () => {
	const hours = { from: '09:00', to: '17:30', days: 2 };

	test.each<[string, string | null, () => PlanChange]>([
		['from the opening to the end', null, () => item(540, 1050, BIG)],
		['before it opens', 'hours', () => item(535, 600, BIG)],
		['after it closes', 'hours', () => item(1000, 1055, BIG)],
		['on the last day', null, () => item(540, 600, BIG, { day: 1 })],
		['on a day after it', 'day', () => item(535, 600, BIG, { day: 2 })],
	])('GA50 an item %s: %s', (_, kind, build) => {
		const changes = make(() => [build()]);
		const found = conflicts(changes, { hours, expected: null });
		expect(found).toEqual(kind ? [{ kind, item: idOf(1) }] : []);
		expect(conflicts(changes)).toEqual([]);
	});
});

describe('a night', () => {
	const hours = { from: '20:00', to: '06:00', days: 1 };

	test.each<[string, string | null, () => PlanChange]>([
		['from its beginning to midnight', null, () => item(1200, 1440, BIG)],
		['before it begins', 'hours', () => item(1195, 1260, BIG)],
		['the next morning until its end', null, () => item(0, 360, BIG, { day: 1 })],
		['the next morning after its end', 'hours', () => item(330, 365, BIG, { day: 1 })],
		['on the morning before it', 'hours', () => item(0, 360, BIG)],
		['a day later', 'day', () => item(0, 360, BIG, { day: 2 })],
	])('GA221 an item %s: %s', (_, kind, build) => {
		const found = conflicts(
			make(() => [build()]),
			{ hours, expected: null },
		);
		expect(found).toEqual(kind ? [{ kind, item: idOf(1) }] : []);
	});
});

test('GA56 conflicts stand in the order of the programme, whatever the order of the document', () => {
	const changes = make(() => [
		item(600, 660, BIG, { expected: 90 }),
		item(540, 610, BIG, { by: [{ kind: 'person', id: 'zoe' }] }),
		item(545, 600, BIG, { by: [{ kind: 'person', id: 'zoe' }] }),
	]);
	const found = conflicts(changes);
	expect(found.map(({ kind }) => kind)).toEqual(['room', 'person', 'room', 'seats']);
	expect(found[0]).toMatchObject({ items: [idOf(2), idOf(3)] });
	expect(conflicts(changes.toReversed())).toEqual(found);
});

test('GA56 what has no place collides with nothing', () => {
	const changes = make(() => [item(540, 600, BIG), item(540, 600, BIG, { at: null, expected: 500 })]);
	expect(conflicts(changes)).toEqual([]);
});
