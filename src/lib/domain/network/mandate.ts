/** This person may decide for this association: why, on what, from when to when. Given and withdrawn in the ledger, never edited. */
export interface Mandate {
	readonly id: string;
	readonly person: string;
	readonly association: string;
	/** In words: « décision du conseil du 2 février 2013 ». */
	readonly basis: string;
	readonly scope: MandateScope;
	/** Instants; `to` is exclusive, null: until withdrawn. */
	readonly from: string;
	readonly to: string | null;
	readonly grantedBy: string;
	readonly grantedAt: string;
	readonly withdrawnAt: string | null;
}

export type MandateScope =
	| { readonly kind: 'all' }
	| { readonly kind: 'group'; readonly group: string }
	| { readonly kind: 'paper'; readonly paper: string };

/** Does this mandate stand at that instant? (ISO instants of one format compare as strings.) */
export function mandateStands(mandate: Mandate, at: string): boolean {
	return (
		mandate.from <= at &&
		(mandate.to === null || at < mandate.to) &&
		(mandate.withdrawnAt === null || at < mandate.withdrawnAt)
	);
}

/** Does its scope reach this paper of this group? */
export function mandateCovers(scope: MandateScope, paper: { id: string; group: string }): boolean {
	switch (scope.kind) {
		case 'all':
			return true;
		case 'group':
			return scope.group === paper.group;
		case 'paper':
			return scope.paper === paper.id;
	}
}

/** A mandate is worth nothing outside the membership it was given within: who left and comes back is given a new one. */
export function givenWithin(mandate: Mandate, membership: { association: string; since: string }): boolean {
	return mandate.association === membership.association && membership.since <= mandate.grantedAt;
}
