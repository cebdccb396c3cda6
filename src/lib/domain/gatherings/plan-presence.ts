import type { ItemPlace } from './plan.ts';
import { isField, isWord, kindOf } from './plan-structure.ts';

/** Where somebody is in a plan just now, in their presence as `at`: the thing they have open, edit or drag. */
export interface PlanPresence {
	/** Id of an item, room, task, supply or shift. */
	readonly thing: string;
	/** The text of it that they write in. */
	readonly field?: string;
	/** Where they hold it, before they let go. */
	readonly drag?: ItemPlace;
	/** How long they make it, before they let go. */
	readonly minutes?: number;
}

/** Null when any part of it is not what it should be; what does not belong to it is left out. */
export function readPlanPresence(value: unknown): PlanPresence | null {
	if (typeof value !== 'object' || value === null) return null;
	const { thing, field, drag, minutes } = value as Record<string, unknown>;
	if (typeof thing !== 'string' || kindOf(thing) === null) return null;
	if (field !== undefined && !(typeof field === 'string' && isWord(`${thing}.${field}`))) return null;
	if (drag !== undefined && (drag === null || !isField(`${thing}.at`, drag))) return null;
	if (minutes !== undefined && !isField(`${thing}.minutes`, minutes)) return null;
	return {
		thing,
		...(field !== undefined && { field: field as string }),
		...(drag !== undefined && { drag: drag as ItemPlace }),
		...(minutes !== undefined && { minutes: minutes as number }),
	};
}
