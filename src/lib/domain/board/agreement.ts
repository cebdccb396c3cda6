/**
 * What the associations agree on before they read one another's reports: who sees what, for what purpose, whom to ask. A new
 * text is a new number, and must be accepted anew.
 */
export interface Agreement {
	readonly number: number;
	readonly text: string;
	readonly contact: string;
	readonly publishedAt: string;
	readonly publishedBy: string;
}

export interface Acceptance {
	readonly association: string;
	/** Number of the agreement. */
	readonly agreement: number;
	readonly acceptedAt: string;
	readonly acceptedBy: string;
	/** Set when the association no longer takes part: its people read and share nothing any more. */
	readonly withdrawnAt: string | null;
}

/** What `can` must know of the board. */
export interface BoardFacts {
	/** Associations that have accepted the agreement that stands. */
	readonly agreed: readonly string[];
}
