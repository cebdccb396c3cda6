import { ASSOCIATION_KINDS } from '#lib/domain/network/association.ts';
import { demand } from '../access.ts';
import { associations, memberships } from './collections.ts';
import { instantOf, seenAssociation, type NetworkContext } from './context.ts';
import { requireName, requireNote, requireOneOf, requireSlug } from './input.ts';
import { insertNamed } from './new-id.ts';
import { findAll } from './read-all.ts';
import { revise } from './revise.ts';
import type { NetworkService } from './service.ts';

const LONGEST_NAME = 120;

export function createAssociations(
	context: NetworkContext,
): Pick<NetworkService, 'addAssociation' | 'editAssociation'> {
	const { records, announce, rightsChanged } = context;
	return {
		async addAssociation(actor, input) {
			demand(actor, 'network.manage', null);
			const fields = {
				name: requireName(input.name, LONGEST_NAME),
				kind: requireOneOf(ASSOCIATION_KINDS, input.kind, 'kind'),
				about: requireNote(input.about ?? ''),
				joinedAt: instantOf(context),
				leftAt: null,
			};
			const wished = input.id === undefined ? undefined : requireSlug(input.id);
			const association = await insertNamed(records, associations, wished, (id) => ({ id, ...fields }));
			announce(['network']);
			return association;
		},

		async editAssociation(actor, id, { name, about, left }) {
			await seenAssociation(context, actor, id);
			demand(actor, 'network.manage', null);
			const changes = {
				...(name === undefined ? {} : { name: requireName(name, LONGEST_NAME) }),
				...(about === undefined ? {} : { about: requireNote(about) }),
			};
			const at = instantOf(context);
			const edited = await revise(records, associations, id, (association) => ({
				...association,
				...changes,
				leftAt: left === undefined ? association.leftAt : left ? (association.leftAt ?? at) : null,
			}));
			announce(['network', 'campaigns']);
			if (left !== undefined)
				for (const { value } of await findAll(records, memberships, 'association', id))
					rightsChanged(value.person);
			return edited!;
		},
	};
}
