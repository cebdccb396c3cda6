import { belongsTo, isOfNetwork, isPartner, isReferentOf, type Actor } from './actor.ts';
import { mandateCovers, mandateStands } from './network/mandate.ts';

/** Everything that can be done to something, and what one must know of that something to decide. */
export interface Actions {
	'network.read': null;
	'network.manage': null;
	'association.read': { association: string };
	'association.manage-people': { association: string };
	'person.read': { associations: readonly string[] };
	'group.join': { open: boolean; closed: boolean };
	'group.manage': { group: string };
	'mandate.grant': { association: string; person: string };
	'mandate.withdraw': { association: string; person: string };
	'paper.list': null;
	'paper.read': { group: string };
	'paper.create': { group: string };
	'paper.write': { group: string; archived: boolean };
	'paper.archive': { group: string };
	'version.freeze': { group: string };
	'campaign.list': null;
	'campaign.read': { audiences: readonly CampaignAudience[] };
	'campaign.open': { group: string };
	'campaign.close': { group: string };
	'decision.record': { association: string; paper: string; group: string };
	'receipt.read': { audiences: readonly CampaignAudience[] };
	'ledger.verify': null;
}

export type Action = keyof Actions;
export type CampaignAudience = 'member' | 'partner';

/** The one place that decides. Deny by default; a person who may not read an object is told that it is not there. */
export function can<A extends Action>(actor: Actor, action: A, object: Actions[A]): boolean {
	const rule = RULES[action] as (actor: Actor, object: Actions[A]) => boolean;
	return rule(actor, object);
}

const RULES: { readonly [A in Action]: (actor: Actor, object: Actions[A]) => boolean } = {
	'network.read': (actor) => isOfNetwork(actor),
	'network.manage': (actor) => isCoordinator(actor),
	'association.read': (actor, { association }) => isOfNetwork(actor) || belongsTo(actor, association),
	'association.manage-people': (actor, { association }) =>
		isCoordinator(actor) || isReferentOf(actor, association),
	'person.read': (actor, { associations }) =>
		isOfNetwork(actor) || associations.some((association) => belongsTo(actor, association)),
	'group.join': (actor, { open, closed }) => isOfNetwork(actor) && open && !closed,
	'group.manage': (actor) => isCoordinator(actor),
	// nobody gives a mandate to themselves, the coordinator included
	'mandate.grant': (actor, { association, person }) =>
		actor.kind === 'person' && actor.id !== person && (actor.coordinator || isReferentOf(actor, association)),
	'mandate.withdraw': (actor, { association, person }) =>
		actor.kind === 'person' && (actor.coordinator || actor.id === person || isReferentOf(actor, association)),
	'paper.list': (actor) => isOfNetwork(actor),
	'paper.read': (actor) => isOfNetwork(actor),
	'paper.create': (actor, { group }) => worksIn(actor, group),
	'paper.write': (actor, { group, archived }) => !archived && worksIn(actor, group),
	'paper.archive': (actor, { group }) => worksIn(actor, group),
	'version.freeze': (actor, { group }) => worksIn(actor, group),
	'campaign.list': (actor) => isOfNetwork(actor) || isPartner(actor),
	'campaign.read': (actor, { audiences }) => reachesCampaign(actor, audiences),
	'campaign.open': (actor, { group }) => leads(actor, group),
	'campaign.close': (actor, { group }) => leads(actor, group),
	'decision.record': (actor, { association, paper, group }) =>
		actor.kind === 'person' &&
		belongsTo(actor, association) &&
		actor.mandates.some(
			(mandate) =>
				mandate.association === association &&
				mandate.person === actor.id &&
				mandateStands(mandate, actor.at) &&
				mandateCovers(mandate.scope, { id: paper, group }),
		),
	'receipt.read': (actor, { audiences }) => reachesCampaign(actor, audiences),
	'ledger.verify': () => true,
};

function isCoordinator(actor: Actor): boolean {
	return actor.kind === 'person' && actor.coordinator;
}

/** The network's coordinator, or one of the group's people who still belongs to a member association. */
function worksIn(actor: Actor, group: string): boolean {
	return isCoordinator(actor) || (isOfNetwork(actor) && actor.groups.includes(group));
}

/** A text is proposed in the name of the group: by the coordinator, or by a member association's referent who works in it. */
function leads(actor: Actor, group: string): boolean {
	return (
		isCoordinator(actor) ||
		(worksIn(actor, group) &&
			actor.kind === 'person' &&
			actor.memberships.some(({ kind, role }) => kind === 'member' && role === 'referent'))
	);
}

function reachesCampaign(actor: Actor, audiences: readonly CampaignAudience[]): boolean {
	return isOfNetwork(actor) || (isPartner(actor) && audiences.includes('partner'));
}
