/**
 * An association at the table. Its id is a readable slug, chosen once and never reused: it appears in
 * manifests and receipts that outlive every name.
 */
export interface Association {
	readonly id: string;
	readonly name: string;
	readonly kind: AssociationKind;
	/** A short note for people (town, what it does); may be empty. */
	readonly about: string;
	readonly joinedAt: string;
	/** Set when it has left the network: it keeps its past signatures and takes no new decision. */
	readonly leftAt: string | null;
}

/** Members count in an electorate; partners sign beside it; an outside organisation is only named. */
export type AssociationKind = 'member' | 'partner';

export const ASSOCIATION_KINDS: readonly AssociationKind[] = ['member', 'partner'];

/** What a person is in one association: a referent also looks after its people. */
export type AssociationRole = 'referent' | 'member';

export interface Membership {
	readonly person: string;
	readonly association: string;
	readonly role: AssociationRole;
	readonly since: string;
}

/** Slug of a name: lower case ASCII words joined by hyphens, at most 64 characters. */
export function slugOf(name: string): string {
	return name
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/œ/g, 'oe')
		.replace(/æ/g, 'ae')
		.replace(/đ/g, 'd')
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '')
		.slice(0, 64)
		.replace(/-+$/, '');
}
