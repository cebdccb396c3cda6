import type { Gathering } from './gathering.ts';
import type { Plan } from './plan.ts';

/** A programme as it was given out: never changed afterwards, only followed by another. */
export interface Release {
	readonly gathering: string;
	/** 1, 2, 3 … */
	readonly number: number;
	readonly releasedAt: string;
	readonly releasedBy: string;
	/** What changed, in the organisers' words; may be empty. */
	readonly note: string;
	/** Rooms and items as they were. Notes, materials, tasks and shifts stay with the organisers. */
	readonly plan: Pick<Plan, 'rooms' | 'items'>;
	readonly date: Gathering['date'];
}
