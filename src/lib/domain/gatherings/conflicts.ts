import type { GatheringDate } from './gathering.ts';
import { EVERY_ROOM, type Facilitator, type ItemPlace, type Plan, type ProgrammeItem } from './plan.ts';
import { facilitatorKey } from './plan-change.ts';
import { isInside, openHours } from './plan-days.ts';

export type Conflict =
	/** Two items in one room at once; of one that takes every room, the other one's. */
	| { readonly kind: 'room'; readonly items: readonly [string, string]; readonly room: string }
	/** The same people facilitate two items at once. */
	| {
			readonly kind: 'person';
			readonly items: readonly [string, string];
			readonly who: readonly Facilitator[];
	  }
	| {
			readonly kind: 'seats';
			readonly item: string;
			readonly room: string;
			readonly seats: number;
			readonly expected: number;
	  }
	/** Before it opens, after it closes. */
	| { readonly kind: 'hours'; readonly item: string }
	/** On a day that its plan does not have. */
	| { readonly kind: 'day'; readonly item: string };

export interface Circumstances {
	/** Null: the date is not chosen yet. */
	readonly hours: Pick<GatheringDate, 'from' | 'to' | 'days'> | null;
	/** People registered; null: nobody counts. */
	readonly expected: number | null;
}

/** More are no programme that people hold: a plan may hold any number, and nobody may wait for their comparison. */
export const MOST_PLACED = 1000;
export const MOST_ROOMS = 200;
/** Nobody reads more. */
const MOST_FOUND = 500;

type Placed = ProgrammeItem & { readonly at: ItemPlace };

/** What is asked of every pair, made once. */
interface Compared {
	readonly item: Placed;
	readonly end: number;
	/** Who can be in one place only, by key. */
	readonly people: ReadonlyMap<string, Facilitator>;
}

/**
 * What cannot all be true of a programme, in its order; each pair of items once for a room, once for people. Of what is no
 * programme any more only the beginning.
 */
export function findConflicts(plan: Plan, circumstances: Circumstances): Conflict[] {
	const placed = plan.items.filter((item): item is Placed => item.at !== null).slice(0, MOST_PLACED);
	const all = placed.map((item): Compared => {
		const people = item.by.filter(isOnePerson).map((who) => [facilitatorKey('', who), who] as const);
		return { item, end: item.at.start + item.minutes, people: new Map(people) };
	});
	const rooms = readRooms(plan);
	const found: Conflict[] = [];
	for (const [i, one] of all.entries()) {
		found.push(...conflictsOf(one.item, rooms, circumstances));
		for (let j = i + 1; j < all.length && found.length < MOST_FOUND; j++)
			if (overlap(one, all[j]!)) found.push(...conflictsBetween(one, all[j]!, rooms));
	}
	return found;
}

/** Half-open: what ends when the other begins does not meet it. */
function overlap({ item: one, end }: Compared, { item: other, end: otherEnd }: Compared): boolean {
	return one.at.day === other.at.day && one.at.start < otherEnd && other.at.start < end;
}

function conflictsBetween(one: Compared, other: Compared, rooms: Rooms): Conflict[] {
	const items = [one.item.id, other.item.id] as const;
	const room = sharedRoom(one.item.at.room, other.item.at.room, rooms);
	const who: Facilitator[] = [];
	for (const [key, person] of one.people) if (other.people.has(key)) who.push(person);
	return [
		...(room === null ? [] : [{ kind: 'room', items, room } as const]),
		...(who.length === 0 ? [] : [{ kind: 'person', items, who } as const]),
	];
}

/** By id, and what they are together: for what takes every room. */
interface Rooms {
	readonly one: ReadonlyMap<string, { readonly shared: boolean; readonly seats: number | null }>;
	readonly every: { readonly shared: boolean; readonly seats: number | null };
}

function readRooms({ rooms }: Plan): Rooms {
	const counted = rooms.length > 0 && rooms.every(({ seats }) => seats !== null);
	const seats = counted ? rooms.reduce((sum, room) => sum + room.seats!, 0) : null;
	return {
		one: new Map(rooms.map((room) => [room.id, room])),
		every: { shared: rooms.length > 0 && rooms.every(({ shared }) => shared), seats },
	};
}

/** The room that both take, unless several items may be in it; null: none. */
function sharedRoom(one: string, other: string, rooms: Rooms): string | null {
	if (one !== other && one !== EVERY_ROOM && other !== EVERY_ROOM) return null;
	const room = one === EVERY_ROOM ? other : one;
	return roomOf(room, rooms)?.shared ? null : room;
}

function conflictsOf(item: Placed, rooms: Rooms, { hours, expected: registered }: Circumstances): Conflict[] {
	const { id, at } = item;
	// null when nobody counted, in any of the rooms that it takes
	const seats = roomOf(at.room, rooms)?.seats ?? null;
	const expected = item.expected ?? (item.kind === 'plenary' ? registered : null);
	const found: Conflict[] = [];
	if (seats !== null && expected !== null && expected > seats)
		found.push({ kind: 'seats', item: id, room: at.room, seats, expected });
	if (!hours) return found;
	const open = openHours(hours, at.day);
	if (!open) found.push({ kind: 'day', item: id });
	else if (!isInside(open, at.start, item.minutes)) found.push({ kind: 'hours', item: id });
	return found;
}

function roomOf(room: string, { one, every }: Rooms): Rooms['every'] | undefined {
	return room === EVERY_ROOM ? every : one.get(room);
}

/** Associations and groups are many: they can be in two rooms. */
function isOnePerson({ kind }: Facilitator): boolean {
	return kind === 'person' || kind === 'other';
}
