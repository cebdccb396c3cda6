import type { Attempts, Limit } from '../../identity/attempts.ts';

const HOUR = 3_600_000;
/** Letters to one address that somebody else typed. */
const TO_ONE: Limit = { max: 5, windowMs: HOUR };
/** Addresses that one person types: the list of a whole association. */
const BY_PERSON: Limit = { max: 200, windowMs: HOUR };
/** Tries of whoever holds the link of one place. */
const BY_LINK: Limit = { max: 5, windowMs: HOUR };

/**
 * Counts the people whom somebody registers by name and address. Without it this server would send letters wherever anybody
 * wants, and answer endlessly who has a place already.
 */
export interface NamedAddresses {
	/** `person`: who types it. Throws Refusal `too-many`. */
	byPerson(person: string, email: string): Promise<void>;
	/** `registration`: the place of the link; a name without an address is a try too. */
	byLink(registration: string, email: string | null): Promise<void>;
}

export function createNamedAddresses(attempts: Attempts): NamedAddresses {
	return {
		async byPerson(person, email) {
			await attempts.spend('registration-named-by', person, BY_PERSON);
			await attempts.spend('registration-named', email, TO_ONE);
		},
		async byLink(registration, email) {
			await attempts.spend('registration-handed-over', registration, BY_LINK);
			if (email !== null) await attempts.spend('registration-named', email, TO_ONE);
		},
	};
}
