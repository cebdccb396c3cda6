import type { AssociationKind, AssociationRole } from './network/association.ts';
import type { Mandate } from './network/mandate.ts';

/** Who is asking, with everything `can` needs: loaded once a request, at the instant `at`. */
export type Actor = Anonymous | PersonActor;

export interface Anonymous {
	readonly kind: 'anonymous';
	readonly at: string;
}

export interface PersonActor {
	readonly kind: 'person';
	readonly at: string;
	readonly id: string;
	readonly name: string;
	readonly coordinator: boolean;
	/** Without those of associations that have left the network. */
	readonly memberships: readonly ActorMembership[];
	/** Ids of the working groups this person belongs to, without those that are closed. */
	readonly groups: readonly string[];
	/** Every mandate given to this person within their present memberships; `can` looks at the instant. */
	readonly mandates: readonly Mandate[];
}

export interface ActorMembership {
	readonly association: string;
	readonly kind: AssociationKind;
	readonly role: AssociationRole;
}

/** Someone of the network: its coordinator, or a person of a member association. */
export function isOfNetwork(actor: Actor): actor is PersonActor {
	return actor.kind === 'person' && (actor.coordinator || actor.memberships.some((m) => m.kind === 'member'));
}

/** Someone of a partner association (who may be of the network as well). */
export function isPartner(actor: Actor): actor is PersonActor {
	return actor.kind === 'person' && actor.memberships.some((m) => m.kind === 'partner');
}

export function isReferentOf(actor: Actor, association: string): boolean {
	return (
		actor.kind === 'person' &&
		actor.memberships.some((m) => m.association === association && m.role === 'referent')
	);
}

export function belongsTo(actor: Actor, association: string): boolean {
	return actor.kind === 'person' && actor.memberships.some((m) => m.association === association);
}
