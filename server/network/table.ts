import { isOfNetwork, type Actor } from '#lib/domain/actor.ts';
import { can } from '#lib/domain/can.ts';
import type { Association, Membership } from '#lib/domain/network/association.ts';
import { initialsOf } from '#lib/domain/network/names.ts';
import type { PersonRow } from '#lib/protocol/views/network.ts';
import { associations, memberships, ONLY, settings } from './collections.ts';
import type { NetworkContext } from './context.ts';
import { listAll } from './read-all.ts';

/** Everybody who sits at the table just now, and their associations. Some hundreds of people: read whole. */
export interface Table {
	readonly name: string;
	readonly associations: ReadonlyMap<string, Association>;
	readonly people: ReadonlyMap<string, SeatedPerson>;
}

export interface SeatedPerson {
	readonly id: string;
	readonly name: string;
	readonly email: string;
	readonly coordinator: boolean;
	/** Of a member association that has not left, or coordinator. */
	readonly ofNetwork: boolean;
	readonly memberships: readonly Membership[];
}

export async function readTable({
	records,
	identity,
}: Pick<NetworkContext, 'records'> & {
	readonly identity: Pick<NetworkContext['identity'], 'accounts'>;
}): Promise<Table> {
	const [network, allAssociations, allMemberships] = await Promise.all([
		records.get(settings, ONLY),
		listAll(records, associations),
		listAll(records, memberships),
	]);
	const known = new Map(allAssociations.map(({ id, value }) => [id, value]));
	const coordinators = network?.value.coordinators ?? [];
	const held = Map.groupBy(
		allMemberships.map(({ value }) => value),
		({ person }) => person,
	);
	const accounts = await identity.accounts([...held.keys(), ...coordinators]);
	const people = [...accounts.values()].map(({ id, name, email }): SeatedPerson => {
		const own = held.get(id) ?? [];
		const coordinator = coordinators.includes(id);
		const ofNetwork = coordinator || own.some(({ association }) => isStandingMember(known.get(association)));
		return { id, name, email, coordinator, ofNetwork, memberships: own };
	});
	people.sort((one, other) => one.name.localeCompare(other.name, 'fr') || (one.id < other.id ? -1 : 1));
	return {
		name: network?.value.name ?? '',
		associations: known,
		people: new Map(people.map((person) => [person.id, person])),
	};
}

function isStandingMember(association: Association | undefined): boolean {
	return association?.kind === 'member' && association.leftAt === null;
}

/** A person as this reader may see them: partners see only what is of their own associations, addresses only who manages them. */
export function rowFor(actor: Actor, table: Table, person: SeatedPerson): PersonRow {
	const shown = person.memberships.filter(
		({ association }) => isOfNetwork(actor) || can(actor, 'association.read', { association }),
	);
	const manages =
		can(actor, 'network.manage', null) ||
		person.memberships.some(({ association }) => can(actor, 'association.manage-people', { association }));
	const self = actor.kind === 'person' && actor.id === person.id;
	return {
		id: person.id,
		name: person.name,
		initials: initialsOf(person.name),
		coordinator: person.coordinator,
		memberships: shown.map(({ association, role }) => ({
			association,
			associationName: table.associations.get(association)?.name ?? association,
			role,
		})),
		email: manages || self ? person.email : null,
	};
}
