import type { Association, AssociationRole, Membership } from '#lib/domain/network/association.ts';
import type { WorkingGroup } from '#lib/domain/network/working-group.ts';
import { collection } from '../storage/records.ts';

/** One record: its revision makes «never the last coordinator» atomic. Missing until the set-up. */
export interface Settings {
	readonly name: string;
	/** Ids of the people who look after the network; never empty. */
	readonly coordinators: readonly string[];
	readonly since: string;
}

/** One record: the link with which the first coordinator sets the network up. */
export interface SetupLink {
	readonly tokenHash: string;
	readonly expiresAt: string;
	/** Set while somebody is using it. */
	readonly claimed: boolean;
}

/** Somebody's place in a working group. */
export interface Seat {
	readonly group: string;
	readonly person: string;
	readonly since: string;
}

export interface Invitation {
	readonly email: string;
	readonly name: string;
	readonly association: string;
	readonly role: AssociationRole;
	readonly invitedBy: string;
	readonly sentAt: string;
	readonly expiresAt: string;
	readonly tokenHash: string;
	readonly state: 'open' | 'used' | 'revoked';
}

export const settings = collection<Settings>('network-settings');
export const setupLinks = collection<SetupLink>('network-setup');
/** The id of the only record of `settings` and of `setupLinks`. */
export const ONLY = 'only';

export const associations = collection<Association>('associations', {
	unique: { name: ({ name }) => foldName(name) },
});

export const groups = collection<WorkingGroup>('working-groups', {
	unique: { name: ({ name }) => foldName(name) },
});

export const memberships = collection<Membership>('memberships', {
	indexes: { person: ({ person }) => [person], association: ({ association }) => [association] },
});

export const seats = collection<Seat>('group-seats', {
	indexes: { person: ({ person }) => [person], group: ({ group }) => [group] },
});

export const invitations = collection<Invitation>('invitations', {
	indexes: {
		open: ({ state }) => (state === 'open' ? ['open'] : []),
		association: ({ association, state }) => (state === 'open' ? [association] : []),
	},
	unique: { token: ({ tokenHash }) => tokenHash },
});

/** One membership a person and association, one seat a person and group. */
export function pairId(whole: string, person: string): string {
	return `${whole}/${person}`;
}

/** Two names that a reader would take for the same one. */
function foldName(name: string): string {
	return name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
