import { randomBytes } from 'node:crypto';
import { Refusal } from '#lib/domain/refusal.ts';
import { removeRecord } from '../../network/revise.ts';
import { findAll } from '../../network/read-all.ts';
import type { Records, Stored } from '../../storage/records.ts';
import type { Needs } from '#lib/protocol/views/registration.ts';
import {
	holderOf,
	placeLinks,
	registrationDetails,
	registrationNeeds,
	type RegistrationDetails,
	type RegistrationNeeds,
} from './collections.ts';

/** Details that were written for a person, at this revision. */
export interface HeldDetails {
	readonly id: string;
	readonly revision: number;
}

/**
 * Writes who somebody is before they ask for a place. Who asked before keeps the id of then: without an entry it is taken up
 * again, with one (`isEntered`) it is answered as it is.
 */
export async function holdDetails(
	records: Records,
	details: RegistrationDetails,
	isEntered: (id: string) => Promise<boolean>,
): Promise<HeldDetails | 'entered'> {
	for (;;) {
		const id = randomBytes(8).toString('hex');
		if (await records.insert(registrationDetails, id, details)) return { id, revision: 1 };
		const known = await sameHolder(records, details);
		if (!known) continue; // gone meanwhile
		if (await isEntered(known.id)) return 'entered';
		if (await records.replace(registrationDetails, known.id, known.revision, details))
			return { id: known.id, revision: known.revision + 1 };
	}
}

/** What is known of this person at this gathering already. */
export async function sameHolder(
	records: Records,
	details: RegistrationDetails,
): Promise<Stored<RegistrationDetails> | null> {
	const holder = holderOf(details);
	const [known] = holder === null ? [] : await records.find(registrationDetails, 'holder', holder);
	return known ?? null;
}

/** The same entry for another person. */
export async function replaceDetails(
	records: Records,
	id: string,
	change: (details: RegistrationDetails) => RegistrationDetails,
): Promise<void> {
	for (;;) {
		const stored = await records.get(registrationDetails, id);
		if (!stored) throw new Refusal('gone', 'place-gone');
		if (await records.replace(registrationDetails, id, stored.revision, change(stored.value))) return;
		const { revision } = (await records.get(registrationDetails, id)) ?? {};
		if (revision === stored.revision) throw new Refusal('conflict', 'already-registered'); // the unique holder said no
	}
}

/** Forgets who had a place. Details that were written again meanwhile belong to a new request and stay. */
export async function forgetPlace(records: Records, { id, revision }: HeldDetails): Promise<void> {
	await forgetNeeds(records, id);
	await forgetLinks(records, id);
	await records.remove(registrationDetails, id, revision);
}

export async function forgetLinks(records: Records, registration: string): Promise<void> {
	for (const { id } of await findAll(records, placeLinks, 'registration', registration))
		await removeRecord(records, placeLinks, id);
}

export async function keepNeeds(
	records: Records,
	gathering: string,
	registration: string,
	needs: Needs,
): Promise<void> {
	if (isNothing(needs)) return forgetNeeds(records, registration);
	const { access, childcare, transport, meals, words } = needs;
	const value: RegistrationNeeds = { gathering, access, childcare, transport, meals, words };
	for (;;) {
		const stored = await records.get(registrationNeeds, registration);
		const kept = stored
			? await records.replace(registrationNeeds, registration, stored.revision, value)
			: await records.insert(registrationNeeds, registration, value);
		if (kept) return;
	}
}

export async function forgetNeeds(records: Records, registration: string): Promise<void> {
	await removeRecord(records, registrationNeeds, registration);
}

function isNothing({ access, childcare, transport, meals, words }: Needs): boolean {
	return !access && !childcare && !transport && !meals && words === '';
}
