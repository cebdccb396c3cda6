import type { GatheringDate, RegistrationRules } from '#lib/domain/gatherings/gathering.ts';
import { readGatheringDate } from '#lib/domain/gatherings/gathering-date.ts';
import { readRegistrationRules } from '#lib/domain/gatherings/registration-rules.ts';
import { cleanName, cleanNote } from '#lib/domain/network/names.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { readTable } from '../network/table.ts';
import type { GatheringsContext } from './context.ts';

/** What people typed of a gathering, as it is kept; each throws Refusal `invalid` with the name of what is wrong. */

export function requireTitle(text: string): string {
	return cleanName(text, LONGEST_TITLE) ?? refuse('gathering-title');
}

export function requireAim(text: string): string {
	return cleanNote(text) ?? refuse('gathering-aim');
}

/** May be empty: not known yet. */
export function requirePlace(text: string): string {
	return text.trim() === '' ? '' : (cleanName(text, LONGEST_PLACE) ?? refuse('gathering-place'));
}

export function requireAddress(text: string): string {
	return cleanNote(text) ?? refuse('gathering-address');
}

export function requireDate(date: GatheringDate): GatheringDate {
	return readGatheringDate(date) ?? refuse('gathering-date');
}

export function requireRules(rules: RegistrationRules): RegistrationRules {
	return readRegistrationRules(rules) ?? refuse('gathering-registration');
}

export function requireReceived(people: number): number {
	return Number.isInteger(people) && people >= 0 && people <= MOST_RECEIVED
		? people
		: refuse('gathering-received');
}

/** Whoever prepares it belongs to the network. */
export async function requireOfNetwork(
	context: Pick<GatheringsContext, 'records' | 'identity'>,
	people: readonly string[],
): Promise<void> {
	if (people.length === 0) return;
	const table = await readTable(context);
	if (!people.every((person) => table.people.get(person)?.ofNetwork)) refuse('not-of-network');
}

export async function requireAssociations(
	{ network }: Pick<GatheringsContext, 'network'>,
	ids: readonly string[],
): Promise<void> {
	for (const id of ids) {
		const association = await network.association(id);
		if (!association) refuse('association-unknown');
		if (association.leftAt !== null) throw new Refusal('conflict', 'association-left');
	}
}

export async function requireOpenGroup(
	{ network }: Pick<GatheringsContext, 'network'>,
	id: string | null,
): Promise<void> {
	if (id === null) return;
	const group = await network.group(id);
	if (!group) refuse('group-unknown');
	if (group.closedAt !== null) throw new Refusal('conflict', 'group-closed');
}

export const LONGEST_TITLE = 200;
export const LONGEST_PLACE = 120;
const MOST_RECEIVED = 100_000;

function refuse(what: string): never {
	throw new Refusal('invalid', what);
}
