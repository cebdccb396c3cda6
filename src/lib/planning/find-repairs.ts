import { findConflicts, type Circumstances, type Conflict } from '#lib/domain/gatherings/conflicts.ts';
import { openHours, planDays } from '#lib/domain/gatherings/plan-days.ts';
import { DAY_MINUTES, EVERY_ROOM, STEP, type ItemPlace, type Plan } from '#lib/domain/gatherings/plan.ts';
import type { PlacedItem } from './lay-out-day.ts';

/** Putting one item elsewhere settles a conflict and makes no other. */
export interface Repair {
	readonly item: string;
	readonly to: ItemPlace;
	/** What changes of its place. */
	readonly moves: 'start' | 'room' | 'day';
}

/** How many are offered: more would be a choice to study. */
const MOST = 2;

/** The clear ways out of a conflict, the smallest first; often none. */
export function findRepairs(plan: Plan, circumstances: Circumstances, conflict: Conflict): Repair[] {
	const before = new Set(findConflicts(plan, circumstances).map(keyOf));
	const repairs: Repair[] = [];
	for (const repair of candidates(plan, circumstances, conflict)) {
		if (repairs.length === MOST) break;
		if (repairs.some(({ moves, item }) => moves === repair.moves && item === repair.item)) continue;
		const after = findConflicts(withItemAt(plan, repair), circumstances).map(keyOf);
		if (!after.includes(keyOf(conflict)) && after.every((key) => before.has(key))) repairs.push(repair);
	}
	return repairs;
}

function candidates(plan: Plan, { hours }: Circumstances, conflict: Conflict): Repair[] {
	const placed = new Map(plan.items.flatMap((item) => (item.at ? [[item.id, item as PlacedItem]] : [])));
	if ('items' in conflict) {
		const [one, other] = conflict.items.map((id) => placed.get(id)!);
		if (!one || !other) return [];
		const [first, second] = one.at.start <= other.at.start ? [one, other] : [other, one];
		const moves = [
			at(second, { start: first.at.start + first.minutes }, 'start'),
			at(first, { start: second.at.start - first.minutes }, 'start'),
		];
		return [
			...(conflict.kind === 'room' ? intoOtherRooms(second, plan) : []),
			...moves.filter(({ to, item }) => fits(to.start, placed.get(item)!)),
		];
	}
	const item = placed.get(conflict.item);
	if (!item) return [];
	switch (conflict.kind) {
		case 'seats':
			return intoOtherRooms(item, plan);
		case 'day':
			return hours ? [at(item, { day: planDays(hours) - 1 }, 'day')] : [];
		case 'hours': {
			const open = hours && openHours(hours, item.at.day);
			return open
				? [open.from, floorStep(open.to - item.minutes)]
						.filter((start) => fits(start, item))
						.toSorted((a, b) => Math.abs(a - item.at.start) - Math.abs(b - item.at.start))
						.map((start) => at(item, { start }, 'start'))
				: [];
		}
	}
}

function intoOtherRooms(item: PlacedItem, { rooms }: Plan): Repair[] {
	if (item.at.room === EVERY_ROOM) return [];
	return rooms
		.filter(({ id }) => id !== item.at.room)
		.toSorted((one, other) => (one.seats ?? Infinity) - (other.seats ?? Infinity))
		.map(({ id }) => at(item, { room: id }, 'room'));
}

function at(item: PlacedItem, place: Partial<ItemPlace>, moves: Repair['moves']): Repair {
	return { item: item.id, to: { ...item.at, ...place }, moves };
}

function fits(start: number, { minutes }: PlacedItem): boolean {
	return start >= 0 && start % STEP === 0 && start + minutes <= DAY_MINUTES;
}

function withItemAt(plan: Plan, { item, to }: Repair): Plan {
	return { ...plan, items: plan.items.map((each) => (each.id === item ? { ...each, at: to } : each)) };
}

/** The same for the same things in conflict, in whatever order they are found. */
function keyOf(conflict: Conflict): string {
	const things = 'items' in conflict ? conflict.items.toSorted() : [conflict.item];
	return [conflict.kind, ...things].join(' ');
}

function floorStep(minutes: number): number {
	return Math.floor(minutes / STEP) * STEP;
}
