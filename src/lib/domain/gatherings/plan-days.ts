import { isNight } from './gathering-date.ts';
import type { GatheringDate } from './gathering.ts';
import { DAY_MINUTES } from './plan.ts';

type Hours = Pick<GatheringDate, 'from' | 'to' | 'days'>;

/** When one day of a plan opens and closes, in minutes since its midnight. */
export interface OpenHours {
	readonly from: number;
	readonly to: number;
}

/** How many days its plan has: the morning that a night ends on is a day of its own. */
export function planDays(hours: Hours): number {
	return isNight(hours) ? 2 : hours.days;
}

/** Its hours on a day of the plan, from 0; null: it has no such day. */
export function openHours(hours: Hours, day: number): OpenHours | null {
	if (day < 0 || day >= planDays(hours)) return null;
	const [from, to] = [minutesOf(hours.from), minutesOf(hours.to)];
	if (!isNight(hours)) return { from, to };
	return day === 0 ? { from, to: DAY_MINUTES } : { from: 0, to };
}

/** Does it begin and end while it is open? */
export function isInside({ from, to }: OpenHours, start: number, minutes: number): boolean {
	return start >= from && start + minutes <= to;
}

/** Minutes since midnight of an hour on the wall. */
export function minutesOf(hour: string): number {
	return Number(hour.slice(0, 2)) * 60 + Number(hour.slice(3, 5));
}
