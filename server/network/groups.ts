import { Refusal } from '#lib/domain/refusal.ts';
import type { PersonActor } from '#lib/domain/actor.ts';
import { demand } from '../access.ts';
import { groups, pairId, seats } from './collections.ts';
import { instantOf, seenGroup, type NetworkContext } from './context.ts';
import { requireName, requireNote, requireSlug } from './input.ts';
import { insertNamed } from './new-id.ts';
import { findAll } from './read-all.ts';
import { removeRecord, revise } from './revise.ts';
import type { NetworkService } from './service.ts';
import { readTable } from './table.ts';

type Groups = Pick<NetworkService, 'addGroup' | 'editGroup' | 'joinGroup' | 'leaveGroup' | 'seat'>;

export function createGroups(context: NetworkContext): Groups {
	const { records, announce, rightsChanged } = context;

	async function sit(group: string, person: string): Promise<void> {
		const seat = { group, person, since: instantOf(context) };
		if (await records.insert(seats, pairId(group, person), seat)) changed(person);
	}

	async function stand(group: string, person: string): Promise<void> {
		if (await removeRecord(records, seats, pairId(group, person))) changed(person);
	}

	function changed(person: string): void {
		announce(['network', `person:${person}`]);
		rightsChanged(person);
	}

	return {
		async addGroup(actor, input) {
			demand(actor, 'network.manage', null);
			const fields = {
				name: requireName(input.name),
				about: requireNote(input.about ?? ''),
				open: input.open ?? true,
				createdAt: instantOf(context),
				closedAt: null,
			};
			const wished = input.id === undefined ? undefined : requireSlug(input.id);
			const group = await insertNamed(records, groups, wished, (id) => ({ id, ...fields }));
			announce(['network']);
			return group;
		},

		async editGroup(actor, id, { name, about, open, closed }) {
			await seenGroup(context, actor, id);
			demand(actor, 'group.manage', { group: id });
			const changes = {
				...(name === undefined ? {} : { name: requireName(name) }),
				...(about === undefined ? {} : { about: requireNote(about) }),
				...(open === undefined ? {} : { open }),
			};
			const at = instantOf(context);
			const edited = await revise(records, groups, id, (group) => ({
				...group,
				...changes,
				closedAt: closed === undefined ? group.closedAt : closed ? (group.closedAt ?? at) : null,
			}));
			announce(['network', 'papers']);
			if (closed !== undefined)
				for (const { value } of await findAll(records, seats, 'group', id)) rightsChanged(value.person);
			return edited!;
		},

		async joinGroup(actor, id) {
			const { open, closedAt } = await seenGroup(context, actor, id);
			demand(actor, 'group.join', { open, closed: closedAt !== null });
			await sit(id, (actor as PersonActor).id);
		},

		async leaveGroup(actor, id) {
			await seenGroup(context, actor, id);
			await stand(id, (actor as PersonActor).id);
		},

		async seat(actor, id, person, seated) {
			await seenGroup(context, actor, id);
			demand(actor, 'group.manage', { group: id });
			if (!seated) return stand(id, person);
			const row = (await readTable(context)).people.get(person);
			if (!row) throw new Refusal('not-found', 'not-found');
			if (!row.ofNetwork) throw new Refusal('invalid', 'not-of-network');
			await sit(id, person);
		},
	};
}
