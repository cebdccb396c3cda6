import type * as Y from 'yjs';
import * as change from '#lib/domain/gatherings/plan-change.ts';
import { LANGUAGES } from '#lib/domain/papers/paper.ts';
import {
	DAY_MINUTES,
	EVERY_ROOM,
	ITEM_KINDS,
	STEP,
	type Facilitator,
	type Plan,
} from '#lib/domain/gatherings/plan.ts';
import { isField, LETTERS, WORDS, type ThingKind } from '#lib/domain/gatherings/plan-structure.ts';
import { applyPlanChange } from '#lib/plan/apply-change.ts';
import { createUndo } from '#lib/plan/create-undo.ts';
import { readDocument, readRemovedFrom } from '#lib/plan/read-document.ts';
import { fieldsOf, wordsOf } from '#lib/plan/roots.ts';

type Random = (below: number) => number;

/** Things of one plan: as many as a forum of two days has. */
const MOST_THINGS = 120;
/** Acts between two looks at the plan: meanwhile it is as somebody saw it a moment ago. */
const LOOK = 10;

/** Everything that anybody ever wrote into one plan: what may be found in it at the end, and must be. */
export interface Written {
	/** Values by key, as JSON. */
	readonly values: Map<string, Set<string>>;
	/** Every thing that was ever added, with the title that it was given. */
	readonly titles: Map<string, string>;
	/** What somebody saw out of range while others were at it. */
	readonly seen: string[];
}

/** One page at a plan, whose person arranges it at random as the pages do. */
export function createOrganiser(doc: Y.Doc, random: Random, { values, titles, seen }: Written) {
	const undo = createUndo(doc);
	let acts = 0;
	let plan = readDocument(doc);
	let removed = readRemovedFrom(doc);
	const pick = <T>(list: readonly T[]): T => list[random(list.length)]!;

	function write(act: change.PlanChange): void {
		for (const [key, value] of Object.entries(act.fields)) {
			if (!values.has(key)) values.set(key, new Set());
			values.get(key)!.add(JSON.stringify(value));
		}
		undo.stopCapturing();
		applyPlanChange(doc, act, undo.origin);
	}

	/** An addition's title names it: no other text may ever hold that. */
	function newThing(kind: ThingKind): { readonly id: string; readonly title: string } {
		const number = String(titles.size);
		const id = LETTERS[kind] + number.padStart(11, '0');
		const title = `<${number}>`;
		titles.set(id, title);
		// taking back an addition writes this
		values.set(`${id}.here`, new Set(['false']));
		return { id, title };
	}

	function add(kind: ThingKind): void {
		const { id, title } = newThing(kind);
		const order = random(1_000);
		if (kind === 'item')
			write(change.addItem(id, { title, kind: pick(ITEM_KINDS), minutes: length(), by: [who()] }));
		else if (kind === 'room') write(change.addRoom(id, { name: title, seats: 10 + random(90), order }));
		else if (kind === 'task') write(change.addTask(id, { what: title, order }));
		else if (kind === 'supply') write(change.addSupply(id, { what: title, order }));
		else
			write(
				change.addShift(id, { what: title, day: random(2), start: start(), minutes: length(), needed: 3 }),
			);
	}

	const start = () => 5 * random(288);
	const length = () => 5 * (1 + random(random(20) === 0 ? 288 : 24));
	const who = (): Facilitator =>
		random(2) === 0
			? { kind: 'other', name: `Personne ${random(6)}` }
			: { kind: 'person', id: `p${random(6)}` };

	function arrange({ items, rooms }: Plan): void {
		const item = pick(items);
		const room = random(8) === 0 || rooms.length === 0 ? EVERY_ROOM : pick(rooms).id;
		const what = random(10);
		if (what < 5) write(change.placeItem(item.id, { day: random(2), start: start(), room }));
		else if (what < 7) write(change.resizeItem(item.id, length()));
		else if (what === 7) write(change.addFacilitator(item.id, who()));
		else if (what === 8 && item.by.length > 0) write(change.removeFacilitator(item.id, pick(item.by)));
		else if (what === 9) write(change.placeItem(item.id, null));
		else write(change.setItem(item.id, { expected: 1 + random(100), language: pick(LANGUAGES) }));
	}

	function prepare({ tasks, supplies, shifts, rooms }: Plan): void {
		const association = `association-${random(5)}`;
		const what = random(4);
		if (what === 0 && tasks.length > 0)
			write(change.setTask(pick(tasks).id, { association, done: random(2) === 0 }));
		else if (what === 1 && supplies.length > 0)
			write(change.setSupply(pick(supplies).id, { wanted: 1 + random(9) }));
		else if (what === 2 && shifts.length > 0)
			write(change.takeShift(pick(shifts).id, association, random(4)));
		else if (rooms.length > 0)
			write(change.setRoom(pick(rooms).id, { shared: random(5) === 0, seats: 5 + random(95) }));
	}

	/** Titles are only written behind, notes anywhere. */
	function type({ items }: Plan): void {
		const { id } = pick(items);
		const title = wordsOf(doc).get(`${id}.title`)!;
		const notes = wordsOf(doc).get(`${id}.notes`)!;
		undo.stopCapturing();
		doc.transact(() => {
			const what = random(3);
			if (what === 0) title.insert(title.length, pick([' a', ' é', ' ệ', ' سلام']));
			else if (what === 1 && notes.length > 4) notes.delete(random(notes.length - 3), 1 + random(3));
			else notes.insert(random(notes.length + 1), pick(['mot ', 'ấm', 'ب', '. ']));
		}, undo.origin);
	}

	function takeOut(plan: Plan): void {
		const things = [...plan.items, ...plan.tasks, ...plan.supplies, ...plan.shifts];
		const thing = plan.rooms.length > 1 && random(3) === 0 ? pick(plan.rooms) : pick(things);
		if (thing) write(change.setHere(thing.id, false));
	}

	function bringBack(): void {
		if (removed.length > 0) write(change.setHere(pick(removed).id, true));
	}

	return {
		doc,
		/** One act, as a page lets people do it. */
		act(): void {
			if (acts++ % LOOK === 0) {
				plan = readDocument(doc);
				removed = readRemovedFrom(doc);
				seen.push(...findOutOfRange(plan));
			}
			const what = random(100);
			const isFull = titles.size >= MOST_THINGS;
			if (plan.items.length < 4 && !isFull) add('item');
			else if (plan.items.length < 4) bringBack();
			else if (what < 6 && !isFull) add('item');
			else if (what < 9 && !isFull) add(pick(['room', 'room', 'task', 'supply', 'shift'] as const));
			else if (what < 60) arrange(plan);
			else if (what < 70) prepare(plan);
			else if (what < 82) type(plan);
			else if (what < 87) takeOut(plan);
			else if (what < 91) bringBack();
			else if (what < 97) undo.undo();
			else undo.redo();
		},
		stop: () => undo.destroy(),
	};
}

export type Organiser = ReturnType<typeof createOrganiser>;

/** What is wrong with a document after everybody has everything: what was lost, doubled, invented or out of range. */
export function findFaults(doc: Y.Doc, { values, titles, seen }: Written): string[] {
	const plan = readDocument(doc);
	const faults = [...seen, ...findOutOfRange(plan)];
	for (const [key, value] of fieldsOf(doc).entries()) {
		if (!isField(key, value)) faults.push(`${key} is out of range`);
		if (!values.get(key)?.has(JSON.stringify(value))) faults.push(`nobody wrote ${key}`);
	}
	const shown = Object.values(plan).flatMap((things: readonly { id: string }[]) =>
		things.map(({ id }) => id),
	);
	const there = [...shown, ...readRemovedFrom(doc).map(({ id }) => id)];
	for (const id of titles.keys()) if (!there.includes(id)) faults.push(`${id} is lost`);
	if (there.length !== titles.size) faults.push(`${there.length} things are there of ${titles.size}`);
	for (const [id, title] of titles) {
		const text = wordsOf(doc).get(`${id}.title`)?.toString() ?? '';
		if (!text.startsWith(title) || text.lastIndexOf('<') > 0) faults.push(`${id} is called “${text}”`);
		for (const word of WORDS[id.startsWith('i') ? 'item' : 'room'])
			if (!wordsOf(doc).has(`${id}.${word}`)) faults.push(`${id} has lost its ${word}`);
	}
	return faults;
}

function findOutOfRange(plan: Plan): string[] {
	const faults: string[] = [];
	const rooms = new Set([EVERY_ROOM, ...plan.rooms.map(({ id }) => id)]);
	for (const { id, at, minutes } of plan.items) {
		if (at && !rooms.has(at.room)) faults.push(`${id} is in no room`);
		if (at && (at.start < 0 || at.start + minutes > DAY_MINUTES)) faults.push(`${id} runs out of its day`);
		if (minutes < STEP || minutes % STEP !== 0) faults.push(`${id} has no length`);
	}
	return faults;
}
