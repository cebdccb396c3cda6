import { randomUUID } from 'node:crypto';
import type { PersonActor } from '#lib/domain/actor.ts';
import { GRANTED_THINGS } from '#lib/domain/board/grant.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { demand, demandToSee } from '../../access.ts';
import { listAll } from '../../network/read-all.ts';
import { removeRecord } from '../../network/revise.ts';
import { readTable } from '../../network/table.ts';
import { grants } from '../collections.ts';
import { instantOf, type BoardContext } from '../context.ts';
import type { GrantsService } from './service.ts';

export function createGrants(context: BoardContext): GrantsService {
	const { records, live } = context;

	const given = async () => (await listAll(records, grants)).map(({ value }) => value);

	return {
		async list(actor) {
			demandToSee(actor, 'board.manage', null);
			const [all, table] = await Promise.all([given(), readTable(context)]);
			const nameOf = (person: string) => table.people.get(person)?.name ?? '';
			return {
				given: all
					.map((grant) => ({ ...grant, personName: nameOf(grant.person), byName: nameOf(grant.by) }))
					.toSorted(
						(one, other) =>
							one.personName.localeCompare(other.personName, 'fr') || one.to.localeCompare(other.to),
					),
				people: [...table.people.values()]
					.filter(({ id, ofNetwork }) => ofNetwork && id !== (actor as PersonActor).id)
					.map(({ id, name, memberships }) => ({
						id,
						name,
						associations: memberships
							.map(({ association }) => table.associations.get(association)?.name ?? association)
							.join(', '),
					})),
			};
		},

		async give(actor, person, to) {
			demand(actor, 'board.manage', null);
			const { id: by } = actor as PersonActor;
			if (!GRANTED_THINGS.includes(to)) throw new Refusal('invalid', 'grant-kind');
			if (person === by) throw new Refusal('forbidden', 'grant-to-oneself');
			if (!(await readTable(context)).people.get(person)?.ofNetwork)
				throw new Refusal('invalid', 'person-unknown');
			await context.note(actor, 'grant-given', person, to);
			const grant = { id: randomUUID(), person, to, since: instantOf(context), by };
			// taken already: it was given before, and that one stands
			if (await records.insert(grants, grant.id, grant)) live.announce(['board', `person:${person}`]);
		},

		async withdraw(actor, id) {
			demand(actor, 'board.manage', null);
			const grant = (await records.get(grants, id))?.value;
			if (!grant) throw new Refusal('gone', 'grant-gone');
			await context.note(actor, 'grant-withdrawn', grant.person, grant.to);
			if (!(await removeRecord(records, grants, id))) throw new Refusal('gone', 'grant-gone');
			live.announce(['board', `person:${grant.person}`]);
		},

		async sweep() {
			const all = await given();
			if (all.length === 0) return;
			const { people } = await readTable(context);
			for (const { id, person } of all)
				if (!people.get(person)?.ofNetwork) await removeRecord(records, grants, id);
		},
	};
}
