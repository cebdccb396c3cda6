import type { Actor, PersonActor } from '#lib/domain/actor.ts';
import { can } from '#lib/domain/can.ts';
import { givenWithin, mandateStands, type Mandate, type MandateScope } from '#lib/domain/network/mandate.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import type { MandateView } from '#lib/protocol/views/network.ts';
import { demand } from '../access.ts';
import { post } from '../mail/create-mail.ts';
import { mandateGrantedLetter } from '../mail/letters/mandate-granted.ts';
import { groups, memberships, pairId } from './collections.ts';
import { instantOf, seenAssociation, type NetworkContext } from './context.ts';
import { requireInstant, requireName } from './input.ts';
import type { NetworkService } from './service.ts';
import { readTable, type Table } from './table.ts';

const LONGEST_BASIS = 500;

export function createMandates(
	context: NetworkContext,
): Pick<NetworkService, 'grantMandate' | 'withdrawMandate'> {
	const { records, identity, mandates, address, announce, rightsChanged } = context;

	function changed({ person }: Mandate): void {
		announce(['network', 'campaigns', `person:${person}`]);
		rightsChanged(person);
	}

	return {
		async grantMandate(actor, input) {
			const association = await seenAssociation(context, actor, input.association);
			demand(actor, 'mandate.grant', { association: association.id, person: input.person });
			if (!(await records.get(memberships, pairId(association.id, input.person))))
				throw new Refusal('not-found', 'not-found');
			if (association.leftAt !== null) throw new Refusal('invalid', 'association-left');
			const now = instantOf(context);
			const from = input.from === undefined ? now : requireInstant(input.from);
			const to = input.to === undefined || input.to === null ? null : requireInstant(input.to);
			if (to !== null && (to <= from || to <= now)) throw new Refusal('invalid', 'mandate-term');
			const mandate = await mandates.recordMandate(actor as PersonActor, {
				association: association.id,
				person: input.person,
				basis: requireName(input.basis, LONGEST_BASIS),
				scope: await requireScope(context, input.scope),
				from,
				to,
			});
			changed(mandate);
			const view = await viewMandate(context, actor, await readTable(context), mandate);
			const account = await identity.account(input.person);
			const letter = mandateGrantedLetter({
				name: view.personName,
				grantedBy: view.grantedByName,
				association: view.associationName,
				basis: view.basis,
				limitedTo: view.scopeName,
				link: `${address()}/associations/${association.id}`,
			});
			if (account) post(context, { to: account.email, ...letter });
			return view;
		},

		async withdrawMandate(actor, id) {
			const mandate = (await mandates.mandates({})).find((one) => one.id === id);
			if (actor.kind === 'anonymous') throw new Refusal('signed-out', 'signed-out');
			// who has left the association may still give their own mandate back
			const seen = mandate && (mandate.person === actor.id || can(actor, 'association.read', mandate));
			if (!seen) throw new Refusal('not-found', 'not-found');
			demand(actor, 'mandate.withdraw', mandate);
			if (mandate.withdrawnAt !== null) throw new Refusal('conflict', 'mandate-withdrawn');
			await mandates.recordWithdrawal(actor, id);
			changed(mandate);
		},
	};
}

async function requireScope(context: NetworkContext, scope: MandateScope): Promise<MandateScope> {
	switch (scope.kind) {
		case 'all':
			return { kind: 'all' };
		case 'group':
			if (!(await context.records.get(groups, scope.group))) throw new Refusal('invalid', 'mandate-scope');
			return { kind: 'group', group: scope.group };
		case 'paper':
			if ((await context.paperTitle(scope.paper)) === null) throw new Refusal('invalid', 'mandate-scope');
			return { kind: 'paper', paper: scope.paper };
		default:
			throw new Refusal('invalid', 'mandate-scope');
	}
}

/** A mandate with the names of everybody in it, as of this instant. */
export async function viewMandate(
	context: NetworkContext,
	actor: Actor,
	table: Table,
	mandate: Mandate,
): Promise<MandateView> {
	const accounts = await context.identity.accounts([mandate.person, mandate.grantedBy]);
	const association = table.associations.get(mandate.association);
	const within =
		table.people.get(mandate.person)?.memberships.some((own) => givenWithin(mandate, own)) ?? false;
	const withdrawable = mandate.withdrawnAt === null && can(actor, 'mandate.withdraw', mandate);
	return {
		...mandate,
		personName: accounts.get(mandate.person)?.name ?? '',
		associationName: association?.name ?? mandate.association,
		grantedByName: accounts.get(mandate.grantedBy)?.name ?? '',
		scopeName: await scopeName(context, actor, mandate.scope),
		stands: within && association?.leftAt === null && mandateStands(mandate, instantOf(context)),
		may: { withdraw: withdrawable },
	};
}

async function scopeName(context: NetworkContext, actor: Actor, scope: MandateScope): Promise<string | null> {
	switch (scope.kind) {
		case 'all':
			return null;
		case 'group':
			return (await context.records.get(groups, scope.group))?.value.name ?? null;
		case 'paper':
			return can(actor, 'paper.read', { group: '' }) ? context.paperTitle(scope.paper) : null;
	}
}
