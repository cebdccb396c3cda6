import { EVERY_ROOM, type ItemPlace, type ProgrammeItem } from './plan.ts';
import { facilitatorKey } from './plan-change.ts';
import type { Release } from './release.ts';

export type Programme = Pick<Release, 'plan' | 'date'>;

/** When and where something takes place, and for how long. */
export interface Slot {
	readonly at: ItemPlace;
	readonly minutes: number;
	/** Name of the room as it was; empty: in every room. */
	readonly room: string;
}

export type ProgrammeChange =
	| { readonly kind: 'added' | 'removed'; readonly title: string; readonly slot: Slot }
	| { readonly kind: 'moved'; readonly title: string; readonly from: Slot; readonly to: Slot }
	| { readonly kind: 'renamed'; readonly title: string; readonly from: string }
	/** Its kind, language, or who facilitates it. */
	| { readonly kind: 'altered'; readonly title: string }
	| { readonly kind: 'room-renamed'; readonly title: string; readonly from: string }
	| { readonly kind: 'date'; readonly from: Programme['date']; readonly to: Programme['date'] };

/** What of a plan is given out: its rooms and what has a place in one. The rest stays with the organisers. */
export function programmeOf({ rooms, items }: Programme['plan']): Programme['plan'] {
	return {
		rooms,
		items: items
			.filter(({ at }) => at !== null)
			.map((item) => ({ ...item, expected: null, notes: '', materials: '' })),
	};
}

/**
 * What somebody who knows the first programme must hear of the second, in the order of the day. How many are expected,
 * notes and materials are no part of a programme.
 */
export function compareProgrammes(before: Programme, after: Programme): ProgrammeChange[] {
	const [earlier, later] = [placedBy(before), placedBy(after)];
	return [
		...(isSame(before.date, after.date)
			? []
			: [{ kind: 'date', from: before.date, to: after.date } as const]),
		...renamedRooms(before, after),
		...[...earlier.values()]
			.filter(({ id }) => !later.has(id))
			.map((item) => ({ kind: 'removed', title: item.title, slot: slotOf(item, before) }) as const),
		...[...later.values()].flatMap((item) => changesOf(earlier.get(item.id), item, before, after)),
	];
}

type Placed = ProgrammeItem & { readonly at: ItemPlace };

function placedBy({ plan }: Programme): Map<string, Placed> {
	const placed = plan.items.filter((item): item is Placed => item.at !== null);
	return new Map(placed.map((item) => [item.id, item]));
}

function changesOf(
	earlier: Placed | undefined,
	item: Placed,
	before: Programme,
	after: Programme,
): ProgrammeChange[] {
	const { title } = item;
	const to = slotOf(item, after);
	if (!earlier) return [{ kind: 'added', title, slot: to }];
	const from = slotOf(earlier, before);
	return [
		...(isSame(earlier.at, item.at) && earlier.minutes === item.minutes
			? []
			: [{ kind: 'moved', title, from, to } as const]),
		...(earlier.title === title ? [] : [{ kind: 'renamed', title, from: earlier.title } as const]),
		...(isSame(othersOf(earlier), othersOf(item)) ? [] : [{ kind: 'altered', title } as const]),
	];
}

function othersOf({ kind, language, by }: ProgrammeItem): unknown {
	return [kind, language, by.map((who) => facilitatorKey('', who)).toSorted()];
}

/** Only rooms in which something takes place: an unused one is nobody's concern. */
function renamedRooms(before: Programme, after: Programme): ProgrammeChange[] {
	const names = new Map(before.plan.rooms.map(({ id, name }) => [id, name]));
	const used = new Set([...placedBy(after).values()].map(({ at }) => at.room));
	return after.plan.rooms
		.filter(({ id, name }) => used.has(id) && names.has(id) && names.get(id) !== name)
		.map(({ id, name }) => ({ kind: 'room-renamed', title: name, from: names.get(id)! }));
}

function slotOf({ at, minutes }: Placed, { plan }: Programme): Slot {
	const room = at.room === EVERY_ROOM ? '' : (plan.rooms.find(({ id }) => id === at.room)?.name ?? '');
	return { at, minutes, room };
}

/** Of values that were made alike: names in one order. */
function isSame(one: unknown, other: unknown): boolean {
	return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: unknown): unknown {
	return typeof value === 'object' && value !== null && !Array.isArray(value)
		? Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1))
		: value;
}
