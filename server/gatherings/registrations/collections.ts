import { foldName } from '#lib/domain/gatherings/fold-name.ts';
import type { Register } from '#lib/domain/gatherings/register.ts';
import { collection } from '../../storage/records.ts';

/** The places of one gathering, under its id. Ids only: it is read and replaced whole, at every change of a place. */
export interface RegisterRecord {
	readonly entries: Register;
	/** What people have still to be told, in order; taken out once the mail server has the letter. */
	readonly notices: readonly PlaceNotice[];
}

export interface PlaceNotice {
	readonly registration: string;
	/** Their first answer, in or waiting; or the place that they waited for. */
	readonly kind: 'in' | 'waiting' | 'promoted';
	/** Until this instant somebody is writing the letter; empty: nobody. */
	readonly claimedUntil: string;
	/** How often somebody began. */
	readonly tries: number;
}

/** Who stands behind an entry, under its id; written before the entry, so that one without it is an orphan. */
export interface RegistrationDetails {
	readonly gathering: string;
	readonly association: string | null;
	/** Their account; null: none. */
	readonly person: string | null;
	readonly name: string;
	/** Of somebody who confirmed it, or who was named with it; null: none, or that of the account; empty: forgotten since. */
	readonly email: string | null;
	/** Written by people who come for no association; may be empty. */
	readonly organisation: string;
	readonly role: string;
	/** Who registered them, when they did not do it themselves. */
	readonly addedBy: string | null;
	/** Last written. */
	readonly at: string;
}

/** Under the id of the registration; for the organisers only. */
export interface RegistrationNeeds {
	readonly gathering: string;
	readonly access: boolean;
	readonly childcare: boolean;
	readonly transport: boolean;
	readonly meals: boolean;
	/** In their own words; may be empty. */
	readonly words: string;
}

/** Somebody from outside who has not yet confirmed their address: it holds no place. */
export interface RegistrationRequest {
	readonly gathering: string;
	readonly name: string;
	readonly organisation: string;
	readonly email: string;
	readonly tokenHash: string;
	readonly at: string;
}

/** Leads somebody without an account to their place, under the hash of its token. */
export interface PlaceLink {
	readonly gathering: string;
	readonly registration: string;
}

export const registers = collection<RegisterRecord>('registers');

export const registrationDetails = collection<RegistrationDetails>('registration-details', {
	indexes: {
		gathering: ({ gathering }) => [gathering],
		addressed: ({ email }) => (email ? ['addressed'] : []),
	},
	unique: { holder: (details) => holderOf(details) },
});

export const registrationNeeds = collection<RegistrationNeeds>('registration-needs', {
	indexes: { gathering: ({ gathering }) => [gathering] },
});

export const registrationRequests = collection<RegistrationRequest>('registration-requests', {
	unique: { token: ({ tokenHash }) => tokenHash },
});

export const placeLinks = collection<PlaceLink>('place-links', {
	indexes: { registration: ({ registration }) => [registration] },
});

/** Who is one and the same person at a gathering: one account, one address, or one name in an association. Null: unknown since. */
export function holderOf(
	details: Pick<
		RegistrationDetails,
		'gathering' | 'association' | 'person' | 'name' | 'email' | 'organisation'
	>,
): string | null {
	const { gathering, association, person, name, email, organisation } = details;
	if (person !== null) return `${gathering}/person/${person}`;
	if (email !== null) return email === '' ? null : `${gathering}/email/${email}`;
	return `${gathering}/name/${association ?? `~${foldName(organisation)}`}/${foldName(name)}`;
}
