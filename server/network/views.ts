import { isOfNetwork, type Actor } from '#lib/domain/actor.ts';
import { can } from '#lib/domain/can.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import type { InvitationRow, MandateView, PersonRow } from '#lib/protocol/views/network.ts';
import type { Mandate } from '#lib/domain/network/mandate.ts';
import { demand, demandToSee } from '../access.ts';
import { groups, invitations, seats } from './collections.ts';
import { instantOf, seenAssociation, seenGroup, type NetworkContext } from './context.ts';
import { viewMandate } from './mandates.ts';
import { findAll, listAll } from './read-all.ts';
import type { NetworkService } from './service.ts';
import { readTable, rowFor, type SeatedPerson, type Table } from './table.ts';

/** What the pages of the network are given: cut to what their reader may see. */
export function createViews(
	context: NetworkContext,
): Pick<NetworkService, 'read' | 'association' | 'group' | 'person'> {
	const { records, identity, mandates } = context;

	async function openInvitations(actor: Actor, table: Table, association?: string): Promise<InvitationRow[]> {
		const found = association
			? await findAll(records, invitations, 'association', association)
			: await findAll(records, invitations, 'open', 'open');
		const at = instantOf(context);
		const shown = found.filter(
			({ value }) => at < value.expiresAt && can(actor, 'association.manage-people', value),
		);
		const inviters = await identity.accounts(shown.map(({ value }) => value.invitedBy));
		return shown.map(({ id, value }) => ({
			id,
			email: value.email,
			name: value.name,
			association: value.association,
			associationName: table.associations.get(value.association)?.name ?? value.association,
			role: value.role,
			invitedBy: inviters.get(value.invitedBy)?.name ?? '',
			sentAt: value.sentAt,
			expiresAt: value.expiresAt,
		}));
	}

	async function viewAll(actor: Actor, table: Table, all: readonly Mandate[]): Promise<MandateView[]> {
		const newestFirst = all.toSorted((one, other) => (one.grantedAt < other.grantedAt ? 1 : -1));
		return Promise.all(newestFirst.map((mandate) => viewMandate(context, actor, table, mandate)));
	}

	return {
		async read(actor) {
			demand(actor, 'network.read', null);
			const [table, allGroups, allSeats] = await Promise.all([
				readTable(context),
				listAll(records, groups),
				listAll(records, seats),
			]);
			const people = [...table.people.values()];
			const seatsOf = (group: string) =>
				allSeats.filter(({ value }) => value.group === group && table.people.get(value.person)?.ofNetwork);
			return {
				name: table.name,
				associations: [...table.associations.values()]
					.map((association) => ({
						...association,
						people: people.filter((person) => isIn(person, association.id)).length,
					}))
					.sort(byName),
				groups: allGroups
					.map(({ id, value }) => ({
						...value,
						people: seatsOf(id).length,
						mine: seatsOf(id).some((seat) => isSelf(actor, seat.value.person)),
					}))
					.sort(byName),
				people: people.map((person) => rowFor(actor, table, person)),
				invitations: await openInvitations(actor, table),
				may: { manage: can(actor, 'network.manage', null) },
			};
		},

		async association(actor, id) {
			const association = await seenAssociation(context, actor, id);
			const table = await readTable(context);
			return {
				association,
				people: rows(actor, table, (person) => isIn(person, id)),
				mandates: await viewAll(actor, table, await mandates.mandates({ association: id })),
				invitations: await openInvitations(actor, table, id),
				may: {
					managePeople: can(actor, 'association.manage-people', { association: id }),
					manage: can(actor, 'network.manage', null),
				},
			};
		},

		async group(actor, id) {
			const group = await seenGroup(context, actor, id);
			const [table, found] = await Promise.all([readTable(context), findAll(records, seats, 'group', id)]);
			const seated = new Set(found.map(({ value }) => value.person));
			const mine = [...seated].some((person) => isSelf(actor, person));
			const closed = group.closedAt !== null;
			const manage = can(actor, 'group.manage', { group: id });
			const ofNetwork = (isSeated: boolean) =>
				rows(actor, table, (person) => person.ofNetwork && seated.has(person.id) === isSeated);
			return {
				group,
				people: ofNetwork(true),
				mine,
				seatable: manage ? ofNetwork(false) : [],
				may: {
					join: !mine && can(actor, 'group.join', { open: group.open, closed }),
					manage,
					createPaper: !closed && can(actor, 'paper.create', { group: id }),
				},
			};
		},

		async person(actor, id) {
			const table = await readTable(context);
			const person = table.people.get(id);
			demandToSee(actor, 'person.read', {
				associations: person?.memberships.map(({ association }) => association) ?? [],
			});
			if (!person) throw new Refusal('not-found', 'not-found');
			const given = await mandates.mandates({ person: id });
			const shown = given.filter((mandate) => can(actor, 'association.read', mandate));
			return {
				person: rowFor(actor, table, person),
				groups: isOfNetwork(actor) ? await groupsOf(id) : [],
				mandates: await viewAll(actor, table, shown),
				may: { makeCoordinator: can(actor, 'network.manage', null) },
			};
		},
	};

	async function groupsOf(person: string): Promise<{ id: string; name: string }[]> {
		const found = await findAll(records, seats, 'person', person);
		const named = await Promise.all(found.map(({ value }) => records.get(groups, value.group)));
		return named.flatMap((group) => (group ? [{ id: group.id, name: group.value.name }] : [])).sort(byName);
	}
}

function rows(actor: Actor, table: Table, wanted: (person: SeatedPerson) => boolean): PersonRow[] {
	return [...table.people.values()].filter(wanted).map((person) => rowFor(actor, table, person));
}

function isIn(person: SeatedPerson, association: string): boolean {
	return person.memberships.some((membership) => membership.association === association);
}

function isSelf(actor: Actor, person: string): boolean {
	return actor.kind === 'person' && actor.id === person;
}

function byName(one: { name: string }, other: { name: string }): number {
	return one.name.localeCompare(other.name, 'fr');
}
