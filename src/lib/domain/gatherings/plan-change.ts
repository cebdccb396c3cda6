import { foldName } from './fold-name.ts';
import type { Facilitator, ItemPlace, ProgrammeItem, Room, Shift, Supply, Task } from './plan.ts';

/**
 * One act on a plan, as what it writes: values by the keys of FIELDS_ROOT (undefined: the key goes), and the first words
 * of new texts by the keys of WORDS_ROOT. Texts that exist are edited letter by letter, never by a change.
 */
export interface PlanChange {
	readonly fields: Readonly<Record<string, unknown>>;
	readonly words: Readonly<Record<string, string>>;
}

export type NewItem = Pick<ProgrammeItem, 'title' | 'kind' | 'minutes'> &
	Partial<Pick<ProgrammeItem, 'at' | 'expected' | 'language' | 'by' | 'notes' | 'materials'>>;

/** `id` is new: LETTERS of its kind and eleven random characters. */
export function addItem(id: string, item: NewItem): PlanChange {
	const { title, kind, minutes, at = null, expected = null, language = null, by = [] } = item;
	return {
		fields: {
			...keyed(id, { here: true, kind, minutes, at, expected, language }),
			...Object.fromEntries(by.map((who) => [facilitatorKey(id, who), who])),
		},
		words: keyed(id, { title, notes: item.notes ?? '', materials: item.materials ?? '' }),
	};
}

export function placeItem(id: string, at: ItemPlace | null): PlanChange {
	return set(id, { at });
}

export function resizeItem(id: string, minutes: number): PlanChange {
	return set(id, { minutes });
}

export function setItem(
	id: string,
	values: Partial<Pick<ProgrammeItem, 'kind' | 'expected' | 'language'>>,
): PlanChange {
	return set(id, values);
}

export function addFacilitator(item: string, who: Facilitator): PlanChange {
	return { fields: { [facilitatorKey(item, who)]: who }, words: {} };
}

export function removeFacilitator(item: string, who: Facilitator): PlanChange {
	return { fields: { [facilitatorKey(item, who)]: undefined }, words: {} };
}

export function addRoom(
	id: string,
	{ name, seats = null, shared = false, order }: Pick<Room, 'name'> & Partial<Room> & { order: number },
): PlanChange {
	return { fields: keyed(id, { here: true, seats, shared, order }), words: keyed(id, { title: name }) };
}

export function setRoom(
	id: string,
	values: Partial<Pick<Room, 'seats' | 'shared'>> & { order?: number },
): PlanChange {
	return set(id, values);
}

export function addTask(
	id: string,
	{ what, due = null, association = null, done = false, line = null, order }: NewTask,
): PlanChange {
	return {
		fields: keyed(id, { here: true, due, association, done, line, order }),
		words: keyed(id, { title: what }),
	};
}
export type NewTask = Pick<Task, 'what'> & Partial<Task> & { readonly order: number };

export function setTask(id: string, values: Partial<Pick<Task, 'due' | 'association' | 'done'>>): PlanChange {
	return set(id, values);
}

export function addSupply(
	id: string,
	{
		what,
		wanted = 1,
		association = null,
		ready = false,
		order,
	}: Pick<Supply, 'what'> & Partial<Supply> & { order: number },
): PlanChange {
	return {
		fields: keyed(id, { here: true, wanted, association, ready, order }),
		words: keyed(id, { title: what }),
	};
}

export function setSupply(
	id: string,
	values: Partial<Pick<Supply, 'wanted' | 'association' | 'ready'>>,
): PlanChange {
	return set(id, values);
}

export function addShift(
	id: string,
	{ what, day, start, minutes, needed }: Pick<Shift, 'what' | 'day' | 'start' | 'minutes' | 'needed'>,
): PlanChange {
	return {
		fields: keyed(id, { here: true, day, start, minutes, needed }),
		words: keyed(id, { title: what }),
	};
}

export function setShift(
	id: string,
	values: Partial<Pick<Shift, 'day' | 'start' | 'minutes' | 'needed'>>,
): PlanChange {
	return set(id, values);
}

/** 0: the association sends nobody after all. */
export function takeShift(id: string, association: string, people: number): PlanChange {
	return { fields: { [`${id}.from.${association}`]: people }, words: {} };
}

/** Takes anything out of the plan, or brings it back as it was. */
export function setHere(id: string, here: boolean): PlanChange {
	return set(id, { here });
}

/** The same person added twice at once is there once. */
export function facilitatorKey(item: string, who: Facilitator): string {
	const name = who.kind === 'other' ? hashOf(foldName(who.name)) : who.id;
	return `${item}.by.${who.kind[0]}-${name}`;
}

/** FNV-1a, 64 bits: a key of letters that any name has, whatever its script and length. */
function hashOf(text: string): string {
	let hash = 0xcbf29ce484222325n;
	for (const byte of new TextEncoder().encode(text))
		hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
	return hash.toString(36);
}

function set(id: string, values: Readonly<Record<string, unknown>>): PlanChange {
	return { fields: keyed(id, values), words: {} };
}

function keyed<V>(id: string, values: Readonly<Record<string, V>>): Record<string, V> {
	return Object.fromEntries(Object.entries(values).map(([name, value]) => [`${id}.${name}`, value]));
}
