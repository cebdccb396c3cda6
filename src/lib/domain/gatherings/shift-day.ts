import type { GatheringDate } from './gathering.ts';
import { placeItem, setShift, type PlanChange } from './plan-change.ts';
import { isInside, openHours } from './plan-days.ts';
import { DAY_MINUTES, STEP, type ItemPlace, type Plan, type ProgrammeItem } from './plan.ts';

type Hours = Pick<GatheringDate, 'from' | 'to' | 'days'>;
type Placed = ProgrammeItem & { readonly at: ItemPlace };

/** Everything of one day begins earlier or later by as much, so that its first item begins when the day opens. */
export interface DayShift {
	readonly day: number;
	/** When its first item begins then: minutes since midnight. */
	readonly start: number;
	readonly changes: readonly PlanChange[];
}

/**
 * Offered for a day more than half of whose items stand outside its hours: as a rule it was filled before its hours were
 * known. Shifts of helpers go along. What would last over midnight, or come on a day that the plan does not have, is
 * left without a place.
 */
export function findDayShifts(plan: Plan, hours: Hours): readonly DayShift[] {
	const placed = plan.items.filter((item): item is Placed => item.at !== null);
	return [...Map.groupBy(placed, ({ at }) => at.day)].flatMap(([day, items]) => {
		const open = openHours(hours, day);
		if (!open) return [];
		const outside = items.filter(({ at, minutes }) => !isInside(open, at.start, minutes));
		const start = Math.ceil(open.from / STEP) * STEP;
		const by = start - Math.min(...items.map(({ at }) => at.start));
		if (outside.length * 2 <= items.length || by === 0) return [];
		return [{ day, start, changes: moveDay(plan, hours, items, by) }];
	});
}

function moveDay(
	{ shifts }: Plan,
	hours: Hours,
	items: readonly Placed[],
	by: number,
): readonly PlanChange[] {
	const { day } = items[0]!.at;
	return [
		...items.map(({ id, at, minutes }) => {
			const slot = slotOf(hours, day, at.start + by, minutes);
			return placeItem(id, slot && { ...at, ...slot });
		}),
		...shifts.flatMap((shift) => {
			const slot = shift.day === day ? slotOf(hours, day, shift.start + by, shift.minutes) : null;
			return slot ? [setShift(shift.id, slot)] : [];
		}),
	];
}

/** The day and minute that these minutes since the midnight of `day` are; null: not within one day of the plan. */
function slotOf(
	hours: Hours,
	day: number,
	minute: number,
	minutes: number,
): { readonly day: number; readonly start: number } | null {
	const slot = {
		day: day + Math.floor(minute / DAY_MINUTES),
		start: ((minute % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES,
	};
	return openHours(hours, slot.day) && slot.start + minutes <= DAY_MINUTES ? slot : null;
}
