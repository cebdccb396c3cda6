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

type Placed = ProgrammeItem & { readonly at: ItemPlace };

/** What cannot all be true of a programme, in its order; each pair of items once for a room, once for people. */
export function findConflicts(plan: Plan, circumstances: Circumstances): Conflict[] {
	const placed = plan.items.filter((item): item is Placed => item.at !== null);
	return placed.flatMap((item, i) => [
		...conflictsOf(item, plan, circumstances),
		...placed
			.slice(i + 1)
			.flatMap((other) => (overlap(item, other) ? conflictsBetween(item, other, plan) : [])),
	]);
}

/** Half-open: what ends when the other begins does not meet it. */
function overlap(one: Placed, other: Placed): boolean {
	return one.at.day === other.at.day && one.at.start < endOf(other) && other.at.start < endOf(one);
}

function conflictsBetween(one: Placed, other: Placed, plan: Plan): Conflict[] {
	const items = [one.id, other.id] as const;
	const room = sharedRoom(one.at.room, other.at.room, plan);
	const others = new Set(other.by.filter(isOnePerson).map(keyOf));
	const who = one.by.filter(isOnePerson).filter((each) => others.has(keyOf(each)));
	return [
		...(room === null ? [] : [{ kind: 'room', items, room } as const]),
		...(who.length === 0 ? [] : [{ kind: 'person', items, who } as const]),
	];
}

/** The room that both take, unless several items may be in it; null: none. */
function sharedRoom(one: string, other: string, { rooms }: Plan): string | null {
	if (one !== other && one !== EVERY_ROOM && other !== EVERY_ROOM) return null;
	const room = one === EVERY_ROOM ? other : one;
	const taken = room === EVERY_ROOM ? rooms : rooms.filter(({ id }) => id === room);
	return taken.length > 0 && taken.every(({ shared }) => shared) ? null : room;
}

function conflictsOf(item: Placed, plan: Plan, { hours, expected: registered }: Circumstances): Conflict[] {
	const { id, at } = item;
	const seats = seatsIn(at.room, plan);
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

/** Null when nobody counted, in any of the rooms that an item takes. */
function seatsIn(room: string, { rooms }: Plan): number | null {
	const taken = room === EVERY_ROOM ? rooms : rooms.filter(({ id }) => id === room);
	if (taken.length === 0) return null;
	return taken.reduce<number | null>(
		(sum, { seats }) => (sum === null || seats === null ? null : sum + seats),
		0,
	);
}

/** Associations and groups are many: they can be in two rooms. */
function isOnePerson({ kind }: Facilitator): boolean {
	return kind === 'person' || kind === 'other';
}

function keyOf(who: Facilitator): string {
	return facilitatorKey('', who);
}

function endOf({ at, minutes }: Placed): number {
	return at.start + minutes;
}
