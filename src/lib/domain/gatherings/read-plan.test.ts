import { describe, expect, test } from 'vitest';
import { addFacilitator, addItem, addRoom, addShift, addTask, facilitatorKey } from './plan-change.ts';
import type { PlanChange } from './plan-change.ts';
import type { Facilitator } from './plan.ts';
import { readPlan, readRemoved } from './read-plan.ts';

const ITEM = 'i00000000001';
const OTHER = 'i00000000002';
const ROOM = 'r00000000001';
const SMALL = 'r00000000002';
const TASK = 't00000000001';
const SHIFT = 's00000000001';

const read = (...changes: readonly PlanChange[]) => readPlan(fieldsOf(changes), wordsOf(changes));
const fieldsOf = (changes: readonly PlanChange[]) => changes.flatMap(({ fields }) => Object.entries(fields));
const wordsOf = (changes: readonly PlanChange[]) =>
	new Map(changes.flatMap(({ words }) => Object.entries(words)));
const values = (fields: Record<string, unknown>): PlanChange => ({ fields, words: {} });

describe('what is read', () => {
	test('GA41 a thing is there while it is said to be here, with defaults for what nobody said', () => {
		expect(read(values({ [`${ITEM}.here`]: true, [`${OTHER}.minutes`]: 60 })).items).toEqual([
			{
				...{ id: ITEM, title: '', kind: 'other', at: null, minutes: 30 },
				...{ expected: null, language: null, by: [], notes: '', materials: '' },
			},
		]);
		expect(read(values({ [`${ITEM}.here`]: false })).items).toEqual([]);
		expect(read(values({ [`${ROOM}.here`]: true })).rooms).toEqual([
			{ id: ROOM, name: '', seats: null, shared: false },
		]);
		expect(read(values({ [`${TASK}.here`]: true })).tasks).toEqual([
			{ id: TASK, what: '', due: null, association: null, done: false, line: null },
		]);
		expect(read(values({ 'l00000000001.here': true })).supplies).toEqual([
			{ id: 'l00000000001', what: '', wanted: 1, association: null, ready: false },
		]);
		expect(read(values({ [`${SHIFT}.here`]: true })).shifts).toEqual([
			{ id: SHIFT, what: '', day: 0, start: 0, minutes: 30, needed: 1, takers: [] },
		]);
	});

	test.each<[string, Record<string, unknown>]>([
		['a length that is no multiple of five', { [`${ITEM}.minutes`]: 61 }],
		['a length of more than a day', { [`${ITEM}.minutes`]: 1445 }],
		['a length that is a text', { [`${ITEM}.minutes`]: '60' }],
		['a start before midnight', { [`${ITEM}.at`]: { day: 0, start: -5, room: '*' } }],
		['a day that no gathering has', { [`${ITEM}.at`]: { day: 14, start: 540, room: '*' } }],
		['a room that is none', { [`${ITEM}.at`]: { day: 0, start: 540, room: ITEM } }],
		['a place with more to it', { [`${ITEM}.at`]: { day: 0, start: 540, room: '*', x: 1 } }],
		['an unknown kind', { [`${ITEM}.kind`]: 'party' }],
		['an unknown field', { [`${ITEM}.owner`]: 'me' }],
		['a field of another thing', { [`${ITEM}.seats`]: 5 }],
		['a name of every object', { [`${ITEM}.constructor`]: true, [`${ITEM}.__proto__`]: {} }],
		['an id that is none', { 'x00000000001.here': true, 'i1.here': true }],
		['a facilitator without a name', { [`${ITEM}.by.o-1`]: { kind: 'other', name: ' ' } }],
	])('GA40 %s is not read', (_, fields) => {
		const plain = values({ [`${ITEM}.here`]: true });
		expect(read(plain, values(fields))).toEqual(read(plain));
	});

	test('GA40 a prototype that came as a key is refused', () => {
		const at = Object.setPrototypeOf({ day: 0, start: 540, room: '*' }, { toJSON: 1 });
		expect(read(values({ [`${ITEM}.here`]: true, [`${ITEM}.at`]: at })).items[0]!.at).toBe(null);
	});

	test('GA41 the order of the keys does not matter', () => {
		const changes = [
			addRoom(ROOM, { name: 'Grande salle', order: 2 }),
			addRoom(SMALL, { name: 'Salle 1', order: 1 }),
			addItem(ITEM, { title: 'A', kind: 'talk', minutes: 30, at: { day: 0, start: 540, room: ROOM } }),
			addItem(OTHER, { title: 'B', kind: 'talk', minutes: 30, by: [{ kind: 'other', name: 'C. D.' }] }),
			addTask(TASK, { what: 'Réserver', order: 0 }),
			addTask('t00000000002', { what: 'Inviter', order: 0 }),
		];
		const fields = fieldsOf(changes);
		const words = wordsOf(changes);
		expect(readPlan(fields.toReversed(), words)).toEqual(readPlan(fields, words));
	});
});

describe('the order of a programme', () => {
	const item = (id: string, day: number, start: number, room: string) =>
		addItem(id, { title: id, kind: 'talk', minutes: 30, at: { day, start, room } });

	test('GA42 items stand by day, start, room (all rooms first) and id, those without a place last', () => {
		const plan = read(
			addItem('i00000000000', { title: 'later', kind: 'talk', minutes: 30 }),
			item('i00000000007', 1, 0, ROOM),
			item('i00000000006', 0, 600, ROOM),
			item('i00000000005', 0, 540, ROOM),
			item('i00000000004', 0, 540, ROOM),
			item('i00000000008', 0, 540, SMALL),
			item('i00000000009', 0, 540, '*'),
			addRoom(ROOM, { name: 'Grande salle', order: 2 }),
			addRoom(SMALL, { name: 'Salle 1', order: 1 }),
		);
		expect(plan.items.map(({ id }) => id.at(-1))).toEqual(['9', '8', '4', '5', '6', '7', '0']);
		expect(plan.rooms.map(({ name }) => name)).toEqual(['Salle 1', 'Grande salle']);
	});

	test('GA42 tasks stand in the order given to them, shifts by day and start', () => {
		const plan = read(
			addTask(TASK, { what: 'second', order: 2 }),
			addTask('t00000000002', { what: 'first', order: 1 }),
			addShift(SHIFT, { what: 'late', day: 0, start: 600, minutes: 60, needed: 1 }),
			addShift('s00000000002', { what: 'early', day: 0, start: 540, minutes: 60, needed: 1 }),
		);
		expect(plan.tasks.map(({ what }) => what)).toEqual(['first', 'second']);
		expect(plan.shifts.map(({ what }) => what)).toEqual(['early', 'late']);
	});
});

describe('what never is out of range', () => {
	test('GA43 an item in a room that was taken out has no place until the room is back', () => {
		const at = { day: 0, start: 540, room: ROOM };
		const changes = [
			addRoom(ROOM, { name: 'Grande salle', order: 0 }),
			addItem(ITEM, { title: 'A', kind: 'talk', minutes: 30, at }),
		];
		expect(read(...changes).items[0]!.at).toEqual(at);
		expect(read(...changes, values({ [`${ROOM}.here`]: false })).items[0]!.at).toBe(null);
	});

	test('GA43 what was made longer by one and later by another ends at midnight', () => {
		const plan = read(
			addItem(ITEM, { title: 'A', kind: 'talk', minutes: 120, at: { day: 0, start: 1380, room: '*' } }),
			addItem(OTHER, { title: 'B', kind: 'talk', minutes: 120 }),
			addShift(SHIFT, { what: 'C', day: 0, start: 1435, minutes: 90, needed: 1 }),
		);
		expect(plan.items.map(({ minutes }) => minutes)).toEqual([60, 120]);
		expect(plan.shifts[0]!.minutes).toBe(5);
	});
});

test('GA44 what was taken out is listed, with its title, and comes back as it was', () => {
	const changes = [
		addItem(ITEM, { title: 'Atelier', kind: 'groups', minutes: 60 }),
		addTask(TASK, { what: 'Réserver', order: 0 }),
		addTask('t00000000002', { what: 'Inviter', order: 0 }),
		values({ [`${ITEM}.here`]: false, [`${TASK}.here`]: false }),
	];
	expect(readRemoved(new Map(fieldsOf(changes)), wordsOf(changes))).toEqual([
		{ id: ITEM, kind: 'item', title: 'Atelier' },
		{ id: TASK, kind: 'task', title: 'Réserver' },
	]);
	const back = values({ [`${ITEM}.here`]: true, [`${TASK}.here`]: true });
	expect(read(...changes, back)).toEqual(read(...changes.slice(0, 3)));
});

describe('who facilitates', () => {
	const other = (name: string): Facilitator => ({ kind: 'other', name });

	test('GA46 the same person added twice is there once, however the name is written', () => {
		const plan = read(
			addItem(ITEM, { title: 'A', kind: 'talk', minutes: 30, by: [other('Zoé Lefèvre-Roy')] }),
			addFacilitator(ITEM, other('zoe  LEFEVRE ROY')),
			addFacilitator(ITEM, { kind: 'person', id: 'zoe' }),
		);
		expect(plan.items[0]!.by).toEqual([other('zoe  LEFEVRE ROY'), { kind: 'person', id: 'zoe' }]);
	});

	test('GA46 names of any script, or of none, are told apart and have a key', () => {
		const names = ['李明', '王芳', 'أحمد', 'أمينة', '★', '☆', 'が', 'か', 'क', 'कि', 'x'.repeat(120)];
		const keys = names.map((name) => facilitatorKey(ITEM, other(name)));
		expect(new Set(keys).size).toBe(names.length);
		const changes = names.map((name) => addFacilitator(ITEM, other(name)));
		expect(read(values({ [`${ITEM}.here`]: true }), ...changes).items[0]!.by).toHaveLength(names.length);
	});

	test('GA46 somebody under a key of another is not shown, for nobody could remove them', () => {
		const forged = values({ [`${ITEM}.here`]: true, [`${ITEM}.by.p-zoe`]: { kind: 'person', id: 'max' } });
		expect(read(forged).items[0]!.by).toEqual([]);
	});
});

test('GA41 associations that send nobody to a shift are not named', () => {
	const shift = addShift(SHIFT, { what: 'Accueil', day: 0, start: 540, minutes: 60, needed: 3 });
	const taken = values({ [`${SHIFT}.from.b`]: 2, [`${SHIFT}.from.a`]: 1, [`${SHIFT}.from.c`]: 0 });
	expect(read(shift, taken).shifts[0]!.takers).toEqual([
		{ association: 'a', people: 1 },
		{ association: 'b', people: 2 },
	]);
});
