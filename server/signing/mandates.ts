import { randomUUID } from 'node:crypto';
import type { PersonActor } from '#lib/domain/actor.ts';
import type { Mandate, MandateScope } from '#lib/domain/network/mandate.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { readInstant } from '#lib/domain/signing/instant.ts';
import { demand, demandToSee } from '../access.ts';
import type { Signing } from './dependencies.ts';
import { oneSpelling } from './frozen-text.ts';

const MAX_BASIS = 500;

export interface MandateInput {
	readonly association: string;
	readonly person: string;
	readonly basis: string;
	readonly scope: MandateScope;
	readonly from: string;
	readonly to: string | null;
}

/** Mandates are entries of the chain that holds the decisions: which came first is never in doubt. */
export async function recordMandate(
	signing: Signing,
	actor: PersonActor,
	input: MandateInput,
): Promise<Mandate> {
	const { association, person, scope } = input;
	demand(actor, 'mandate.grant', { association, person });
	const basis = oneSpelling(input.basis).trim();
	if (basis === '') throw new Refusal('invalid', 'basis-required');
	if (basis.length > MAX_BASIS) throw new Refusal('invalid', 'basis-too-long');
	const from = readInstant(input.from);
	const to = input.to === null ? null : readInstant(input.to);
	if (from === null || (input.to !== null && to === null))
		throw new Refusal('invalid', 'mandate-dates-unreadable');
	if (to !== null && to <= from) throw new Refusal('invalid', 'mandate-ends-before-it-begins');

	const mandate = randomUUID();
	await signing.register.commit(() => {
		const body = { mandate, person, association, basis, scope, from, to, grantedBy: actor.id };
		return { entries: [{ type: 'mandate-granted', body }], result: null };
	});
	signing.announce(['network', `person:${person}`]);
	return (await signing.register.current()).mandates.get(mandate)!;
}

/** No decision can follow this entry in the chain by that mandate. Withdrawn already: nothing changes. */
export async function recordWithdrawal(signing: Signing, actor: PersonActor, id: string): Promise<void> {
	const mandate = (await signing.register.current()).mandates.get(id);
	const { association = '', person = '' } = mandate ?? {};
	demandToSee(actor, 'mandate.withdraw', { association, person });
	if (!mandate) throw new Refusal('not-found', 'not-found');
	const { rows } = await signing.register.commit((register) => {
		if (register.mandates.get(id)!.withdrawnAt !== null) return { entries: [], result: null };
		const body = { mandate: id, withdrawnBy: actor.id };
		return { entries: [{ type: 'mandate-withdrawn', body }], result: null };
	});
	if (rows.length > 0) signing.announce(['network', `person:${person}`]);
}

/** In the order of the ledger. */
export async function listMandates(
	signing: Signing,
	filter: { person?: string; association?: string },
): Promise<readonly Mandate[]> {
	const { mandates } = await signing.register.current();
	return [...mandates.values()].filter(
		({ person, association }) =>
			(filter.person === undefined || person === filter.person) &&
			(filter.association === undefined || association === filter.association),
	);
}
