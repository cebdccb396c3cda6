import type { Preparing } from '../../domain/gatherings/preparing.ts';
import type { PlaceTotals } from './registration.ts';

/** What organisers see at a glance on a gathering's own page. */
export interface PreparingView extends Preparing {
	readonly tasks: { readonly done: number; readonly all: number; readonly overdue: number };
	/** Null: nobody registers yet. */
	readonly places: PlaceTotals | null;
}
