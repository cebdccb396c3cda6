import type { Circumstances, Conflict } from '../../domain/gatherings/conflicts.ts';
import type { Missing } from '../../domain/gatherings/missing.ts';
import type { Plan } from '../../domain/gatherings/plan.ts';

/** The live plan at one committed point of its log. */
export interface PlanView {
	readonly plan: Plan;
	readonly conflicts: readonly Conflict[];
	readonly missing: Missing;
	readonly sequence: number;
	/** What the conflicts were found with, so that a page that goes on from here finds the same. */
	readonly circumstances: Circumstances;
	/** YYYY-MM-DD in Paris: what is overdue. */
	readonly today: string;
}
