import type { ItemKind, Plan } from './plan.ts';

/** What still has to be found before a gathering can take place: ids, in the order of the plan. */
export interface Missing {
	/** Items without a time. */
	readonly unplaced: readonly string[];
	/** Items that nobody facilitates. */
	readonly unled: readonly string[];
	/** Tasks that no association took, and that are not done. */
	readonly untaken: readonly string[];
	/** Tasks whose day has passed, and that are not done. */
	readonly overdue: readonly string[];
	readonly supplies: readonly { readonly id: string; readonly lacks: 'association' | 'ready' }[];
	readonly shifts: readonly { readonly id: string; readonly people: number }[];
}

/** They run by themselves. */
const WITHOUT_FACILITATOR: readonly ItemKind[] = ['meal', 'break'];

/** `today`: YYYY-MM-DD. */
export function findMissing({ items, tasks, supplies, shifts }: Plan, today: string): Missing {
	const open = tasks.filter(({ done }) => !done);
	return {
		unplaced: idsOf(items.filter(({ at }) => at === null)),
		unled: idsOf(items.filter(({ by, kind }) => by.length === 0 && !WITHOUT_FACILITATOR.includes(kind))),
		untaken: idsOf(open.filter(({ association }) => association === null)),
		overdue: idsOf(open.filter(({ due }) => due !== null && due < today)),
		supplies: supplies
			.filter(({ ready }) => !ready)
			.map(({ id, association }) => ({ id, lacks: association === null ? 'association' : 'ready' })),
		shifts: shifts
			.map(({ id, needed, takers }) => ({
				id,
				people: needed - takers.reduce((sum, { people }) => sum + people, 0),
			}))
			.filter(({ people }) => people > 0),
	};
}

/** How many lines that makes. */
export function countMissing(missing: Missing): number {
	return Object.values(missing).reduce((sum, list) => sum + list.length, 0);
}

function idsOf(things: readonly { readonly id: string }[]): string[] {
	return things.map(({ id }) => id);
}
