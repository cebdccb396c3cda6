import {
	DAY_MINUTES,
	EVERY_ROOM,
	type Facilitator,
	type ItemKind,
	type ItemPlace,
	type Plan,
	type ProgrammeItem,
	type Room,
	type Shift,
	type Supply,
	type Task,
} from './plan.ts';
import type { Language } from '../papers/paper.ts';
import { facilitatorKey } from './plan-change.ts';
import { isField, readKey, type ThingKind } from './plan-structure.ts';

/** Keys and values as the live document holds them. */
export type PlanFields = Iterable<readonly [key: string, value: unknown]>;
/** Texts by key. */
export type PlanWords = ReadonlyMap<string, string>;

/** Something that was taken out, and can be brought back. */
export interface RemovedThing {
	readonly id: string;
	readonly kind: ThingKind;
	readonly title: string;
}

/** Minutes of an item or shift whose length nobody gave. */
const USUAL_MINUTES = 30;

/**
 * The plan that a live document holds: the same for everybody who holds the same document, and valid whatever stands in
 * it. A thing is there while its `here` is true; what is missing or not allowed reads as its default.
 */
export function readPlan(fields: PlanFields, words: PlanWords): Plan {
	const things = gatherThings(fields).filter(({ values }) => values.get('here') === true);
	const title = (id: string) => words.get(`${id}.title`) ?? '';
	const of = (kind: ThingKind) => things.filter((thing) => thing.kind === kind);

	const rooms = of('room')
		.toSorted(byOrder)
		.map((thing) => readRoom(thing, title(thing.id)));
	const rank = new Map([EVERY_ROOM, ...rooms.map(({ id }) => id)].map((id, i) => [id, i]));
	const items = of('item').map((thing) => readItem(thing, words, rank));
	return {
		rooms,
		items: items.toSorted((one, other) => comparePlaces(one, other, rank)),
		tasks: of('task')
			.toSorted(byOrder)
			.map((thing) => readTask(thing, title(thing.id))),
		supplies: of('supply')
			.toSorted(byOrder)
			.map((thing) => readSupply(thing, title(thing.id))),
		shifts: of('shift')
			.map((thing) => readShift(thing, title(thing.id)))
			.toSorted(
				(one, other) => one.day - other.day || one.start - other.start || compareText(one.id, other.id),
			),
	};
}

/** What was taken out, by kind, title and id. */
export function readRemoved(fields: PlanFields, words: PlanWords): RemovedThing[] {
	return gatherThings(fields)
		.filter(({ values }) => values.get('here') === false)
		.map(({ id, kind }) => ({ id, kind, title: words.get(`${id}.title`) ?? '' }))
		.toSorted(
			(one, other) =>
				compareText(one.kind, other.kind) ||
				compareText(one.title, other.title) ||
				compareText(one.id, other.id),
		);
}

interface Thing {
	readonly id: string;
	readonly kind: ThingKind;
	/** By field, or by field and rest for those of any number: `from.les-amis`. */
	readonly values: Map<string, unknown>;
}

/** What is allowed of the document's values, by thing. */
function gatherThings(fields: PlanFields): Thing[] {
	const things = new Map<string, Thing>();
	for (const [key, value] of fields) {
		if (!isField(key, value)) continue;
		const { id, kind, field, rest } = readKey(key)!;
		let thing = things.get(id);
		if (!thing) things.set(id, (thing = { id, kind, values: new Map() }));
		thing.values.set(field + rest, value);
	}
	return [...things.values()];
}

function readRoom({ id, values }: Thing, name: string): Room {
	return { id, name, seats: valueOf(values, 'seats', null), shared: valueOf(values, 'shared', false) };
}

function readItem(thing: Thing, words: PlanWords, rooms: ReadonlyMap<string, number>): ProgrammeItem {
	const { id, values } = thing;
	const place = valueOf<ItemPlace | null>(values, 'at', null);
	// its room was taken out: it is there to be placed again
	const at = place && rooms.has(place.room) ? place : null;
	const minutes = valueOf(values, 'minutes', USUAL_MINUTES);
	return {
		id,
		title: words.get(`${id}.title`) ?? '',
		kind: valueOf<ItemKind>(values, 'kind', 'other'),
		at,
		minutes: at ? untilMidnight(at.start, minutes) : minutes,
		expected: valueOf<number | null>(values, 'expected', null),
		language: valueOf<Language | null>(values, 'language', null),
		by: readFacilitators(thing),
		notes: words.get(`${id}.notes`) ?? '',
		materials: words.get(`${id}.materials`) ?? '',
	};
}

/** Only under their own keys, so that whoever is shown can also be removed. */
function readFacilitators({ id, values }: Thing): Facilitator[] {
	return [...values]
		.filter(([field]) => field.startsWith('by.'))
		.filter(([field, who]) => facilitatorKey(id, who as Facilitator) === `${id}.${field}`)
		.toSorted(([one], [other]) => compareText(one, other))
		.map(([, who]) => who as Facilitator);
}

function readTask({ id, values }: Thing, what: string): Task {
	return {
		id,
		what,
		due: valueOf<string | null>(values, 'due', null),
		association: valueOf<string | null>(values, 'association', null),
		done: valueOf(values, 'done', false),
		line: valueOf<string | null>(values, 'line', null),
	};
}

function readSupply({ id, values }: Thing, what: string): Supply {
	return {
		id,
		what,
		wanted: valueOf(values, 'wanted', 1),
		association: valueOf<string | null>(values, 'association', null),
		ready: valueOf(values, 'ready', false),
	};
}

function readShift({ id, values }: Thing, what: string): Shift {
	const start = valueOf(values, 'start', 0);
	const takers = [...values]
		.filter(([field, people]) => field.startsWith('from.') && (people as number) > 0)
		.map(([field, people]) => ({ association: field.slice('from.'.length), people: people as number }))
		.toSorted((one, other) => compareText(one.association, other.association));
	return {
		id,
		what,
		day: valueOf(values, 'day', 0),
		start,
		minutes: untilMidnight(start, valueOf(values, 'minutes', USUAL_MINUTES)),
		needed: valueOf(values, 'needed', 1),
		takers,
	};
}

/** The values were tested by their keys: `T` is what that test lets through. */
function valueOf<T>(values: ReadonlyMap<string, unknown>, field: string, otherwise: T): T {
	return values.has(field) ? (values.get(field) as T) : otherwise;
}

function untilMidnight(start: number, minutes: number): number {
	return Math.min(minutes, DAY_MINUTES - start);
}

/** By day, start and room; those without a place last. */
function comparePlaces(one: ProgrammeItem, other: ProgrammeItem, rank: ReadonlyMap<string, number>): number {
	if (one.at === null || other.at === null)
		return Number(one.at === null) - Number(other.at === null) || compareText(one.id, other.id);
	return (
		one.at.day - other.at.day ||
		one.at.start - other.at.start ||
		rank.get(one.at.room)! - rank.get(other.at.room)! ||
		compareText(one.id, other.id)
	);
}

function byOrder(one: Thing, other: Thing): number {
	return valueOf(one.values, 'order', 0) - valueOf(other.values, 'order', 0) || compareText(one.id, other.id);
}

/** By code units: the same in every browser and language. */
function compareText(one: string, other: string): number {
	return one < other ? -1 : Number(one > other);
}
