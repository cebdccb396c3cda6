import type { AssociationRole } from '#lib/domain/network/association.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { demand } from '../access.ts';
import { memberships, ONLY, pairId, settings } from './collections.ts';
import { seenAssociation, type NetworkContext } from './context.ts';
import { requireOneOf } from './input.ts';
import { removeRecord, revise } from './revise.ts';
import type { NetworkService } from './service.ts';

export const ASSOCIATION_ROLES: readonly AssociationRole[] = ['referent', 'member'];

export function createMemberships(
	context: NetworkContext,
): Pick<NetworkService, 'changeRole' | 'removeMember' | 'makeCoordinator'> {
	const { records, identity, announce, rightsChanged } = context;

	function changed(person: string): void {
		announce(['network', `person:${person}`]);
		rightsChanged(person);
	}

	return {
		async changeRole(actor, association, person, wanted) {
			await seenAssociation(context, actor, association);
			demand(actor, 'association.manage-people', { association });
			const role = requireOneOf(ASSOCIATION_ROLES, wanted, 'role');
			const edited = await revise(records, memberships, pairId(association, person), (membership) =>
				membership.role === role ? membership : { ...membership, role },
			);
			if (!edited) throw new Refusal('not-found', 'not-found');
			changed(person);
		},

		async removeMember(actor, association, person) {
			await seenAssociation(context, actor, association);
			demand(actor, 'association.manage-people', { association });
			if (!(await removeRecord(records, memberships, pairId(association, person))))
				throw new Refusal('not-found', 'not-found');
			changed(person);
		},

		async makeCoordinator(actor, person, coordinator) {
			demand(actor, 'network.manage', null);
			if (!(await identity.account(person))) throw new Refusal('not-found', 'not-found');
			await revise(records, settings, ONLY, (network) => {
				if (network.coordinators.includes(person) === coordinator) return network;
				const others = network.coordinators.filter((one) => one !== person);
				if (!coordinator && others.length === 0) throw new Refusal('conflict', 'last-coordinator');
				return { ...network, coordinators: coordinator ? [...others, person] : others };
			});
			changed(person);
		},
	};
}
