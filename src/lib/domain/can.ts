import { belongsTo, isOfNetwork, isPartner, isReferentOf, type Actor, type PersonActor } from './actor.ts';
import type { BoardFacts } from './board/agreement.ts';
import { splitStream, type Stream } from './board/stream.ts';
import type { GatheringFacts } from './gatherings/gathering.ts';
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
	'gathering.read': GatheringFacts;
	'gathering.create': { group: string | null };
	'gathering.organise': GatheringFacts;
	'gathering.answer-poll': GatheringFacts;
	'plan.read': GatheringFacts;
	'plan.write': GatheringFacts;
	'registration.add': GatheringFacts & { association: string | null; person: string | null };
	'registration.see-names': GatheringFacts & { association: string | null };
	'needs.read': GatheringFacts;
	'attendance.record': GatheringFacts;
	'feedback.give': GatheringFacts;
	'feedback.read': GatheringFacts;
	'figures.read': null;
	'board.read': BoardFacts;
	'board.manage': null;
	'agreement.accept': { association: string };
	'agreement.read': null;
	'stream.read': BoardFacts & { stream: Stream };
	'stream.write': BoardFacts & { stream: Stream; association: string | null; alertGroup: string | null };
	'site.read': null;
	'place.read': { granted: readonly string[] };
	'observation.correct': BoardFacts & { stream: Stream; association: string };
	'text.erase': BoardFacts & { stream: Stream; association: string };
	'rounds.write': BoardFacts;
	'raw-export.make': BoardFacts & { granted: readonly string[] };
	'audit.read': null;
	'public-figures.read': null;
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
	'gathering.read': (actor, gathering) => mayCome(actor, gathering) || organises(actor, gathering),
	'gathering.create': (actor, { group }) => (group === null ? leadsSomewhere(actor) : worksIn(actor, group)),
	'gathering.organise': (actor, gathering) => organises(actor, gathering),
	'gathering.answer-poll': (actor, gathering) =>
		actor.kind === 'person' &&
		actor.memberships.length > 0 &&
		(isInvited(actor, gathering) || organises(actor, gathering)),
	// before it is released, a programme is for those whose table it is
	'plan.read': (actor, gathering) =>
		organises(actor, gathering) || (isOfNetwork(actor) && mayCome(actor, gathering)),
	'plan.write': (actor, gathering) => organises(actor, gathering) && gathering.state !== 'closed',
	'registration.add': (actor, { association, person, ...gathering }) =>
		organises(actor, gathering) || registersFor(actor, gathering, association, person),
	'registration.see-names': (actor, { association, ...gathering }) =>
		organises(actor, gathering) ||
		(association !== null && isReferentOf(actor, association) && mayCome(actor, gathering)),
	'needs.read': (actor, gathering) => organises(actor, gathering),
	'attendance.record': (actor, gathering) => organises(actor, gathering) && gathering.state !== 'closed',
	'feedback.give': (actor, gathering) => actor.kind === 'person' && mayCome(actor, gathering),
	'feedback.read': (actor, gathering) => organises(actor, gathering),
	'figures.read': (actor) => isOfNetwork(actor),
	'board.read': (actor, board) => isOfBoard(actor, board),
	'board.manage': (actor) => isCoordinator(actor),
	'agreement.accept': (actor, { association }) =>
		isReferentOf(actor, association) && belongsToMember(actor, association),
	'agreement.read': (actor) => isOfNetwork(actor),
	'stream.read': (actor, { stream, ...board }) => readsStream(actor, stream, board),
	'stream.write': (actor, { stream, association, alertGroup, agreed }) => {
		const ofGroup = stream === `group:${alertGroup}`;
		if (association === null) return isCoordinator(actor) && (stream === 'network' || ofGroup);
		if (!belongsToMember(actor, association)) return false;
		if (stream === `association:${association}`) return true;
		// one who may not read the alerts of that group may still raise one
		return agreed.includes(association) && (stream === 'network' || ofGroup);
	},
	'site.read': (actor) => isOfNetwork(actor),
	'place.read': (actor, { granted }) => isOfNetwork(actor) && granted.includes(actor.id),
	'observation.correct': (actor, { stream, association, ...board }) =>
		readsStream(actor, stream, board) && (isCoordinator(actor) || belongsToMember(actor, association)),
	'text.erase': (actor, { stream, association, ...board }) =>
		readsStream(actor, stream, board) && (isCoordinator(actor) || isReferentOf(actor, association)),
	'rounds.write': (actor, board) => isOfBoard(actor, board),
	'raw-export.make': (actor, { granted, ...board }) => isOfBoard(actor, board) && granted.includes(actor.id),
	'audit.read': (actor) => isCoordinator(actor),
	'public-figures.read': () => true,
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

/** The coordinator, the people named as organisers, and those who work in its group. */
function organises(actor: Actor, { group, organisers }: GatheringFacts): boolean {
	return (
		isCoordinator(actor) ||
		(isOfNetwork(actor) && organisers.includes(actor.id)) ||
		(group !== null && worksIn(actor, group))
	);
}

/** For whom it is. The public hears of it when its day is set. */
function mayCome(actor: Actor, gathering: GatheringFacts): boolean {
	const isPublic = gathering.audience === 'public';
	return (
		isInvited(actor, gathering) || (isPublic && gathering.state !== 'idea' && gathering.state !== 'polling')
	);
}

/** Of the network for what is the network's, of an invited association for what is not. */
function isInvited(actor: Actor, { audience, invited }: GatheringFacts): boolean {
	return audience === 'invited'
		? isCoordinator(actor) || invited.some((association) => belongsTo(actor, association))
		: isOfNetwork(actor);
}

/** Oneself, or somebody of the association that one looks after. */
function registersFor(
	actor: Actor,
	gathering: GatheringFacts,
	association: string | null,
	person: string | null,
): boolean {
	if (actor.kind !== 'person' || !mayCome(actor, gathering)) return false;
	if (association !== null && isReferentOf(actor, association)) return true;
	return person === actor.id && (association === null || belongsTo(actor, association));
}

/** The coordinator, and people of the member associations that share what they see: nobody reads who does not share. */
function isOfBoard(actor: Actor, { agreed }: BoardFacts): actor is PersonActor {
	return isCoordinator(actor) || agreed.some((association) => belongsToMember(actor, association));
}

/** What one's own association keeps for itself, one reads without any agreement; the coordinator does not. */
function readsStream(actor: Actor, stream: Stream, board: BoardFacts): boolean {
	const { level, of } = splitStream(stream);
	if (level === 'association') return belongsToMember(actor, of);
	if (!isOfBoard(actor, board)) return false;
	return level === 'network' || isCoordinator(actor) || actor.groups.includes(of);
}

function belongsToMember(actor: Actor, association: string): boolean {
	return (
		actor.kind === 'person' &&
		actor.memberships.some((each) => each.kind === 'member' && each.association === association)
	);
}

/** A member association's referent, or the coordinator: may call people together without a group. */
function leadsSomewhere(actor: Actor): boolean {
	return (
		isCoordinator(actor) ||
		(actor.kind === 'person' &&
			actor.memberships.some(({ kind, role }) => kind === 'member' && role === 'referent'))
	);
}
