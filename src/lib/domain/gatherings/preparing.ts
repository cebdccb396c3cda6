/** How far the programme of a gathering is, in numbers. */
export interface Preparing {
	readonly conflicts: number;
	/** Things still to be found. */
	readonly missing: number;
	/** Items that have a place. */
	readonly placed: number;
	/** Number of the version given out last; null: none yet. */
	readonly released: number | null;
	/** Since that version. */
	readonly changes: number;
}

/** What organisers do next about the programme: what would be wrong on paper, then the paper, then what can wait. */
export function nextPreparation({
	conflicts,
	missing,
	placed,
	released,
	changes,
}: Preparing): 'conflicts' | 'release' | 'missing' | null {
	if (conflicts > 0) return 'conflicts';
	if (placed > 0 && (released === null || changes > 0)) return 'release';
	return missing > 0 ? 'missing' : null;
}
