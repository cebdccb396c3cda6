import type { Actor } from '#lib/domain/actor.ts';
import type { Association, AssociationKind, AssociationRole } from '#lib/domain/network/association.ts';
import type { MandateScope } from '#lib/domain/network/mandate.ts';
import type { WorkingGroup } from '#lib/domain/network/working-group.ts';
import type {
	AssociationView,
	GroupView,
	InvitationView,
	MandateView,
	NetworkView,
	PersonView,
} from '#lib/protocol/views/network.ts';

/** Who is at the table. Every method asks `can` with its actor, throws Refusal, and announces what changed. */
export interface NetworkService {
	/** Name of the network and its associations, groups and open invitations, as this actor may see them. */
	read(actor: Actor): Promise<NetworkView>;
	association(actor: Actor, id: string): Promise<AssociationView>;
	group(actor: Actor, id: string): Promise<GroupView>;
	person(actor: Actor, id: string): Promise<PersonView>;

	addAssociation(
		actor: Actor,
		input: { name: string; kind: AssociationKind; about?: string; id?: string },
	): Promise<Association>;
	editAssociation(
		actor: Actor,
		id: string,
		input: { name?: string; about?: string; left?: boolean },
	): Promise<Association>;
	addGroup(
		actor: Actor,
		input: { name: string; about?: string; open?: boolean; id?: string },
	): Promise<WorkingGroup>;
	editGroup(
		actor: Actor,
		id: string,
		input: { name?: string; about?: string; open?: boolean; closed?: boolean },
	): Promise<WorkingGroup>;
	joinGroup(actor: Actor, group: string): Promise<void>;
	leaveGroup(actor: Actor, group: string): Promise<void>;
	/** The coordinator seats somebody in a group, or takes them out. */
	seat(actor: Actor, group: string, person: string, seated: boolean): Promise<void>;

	/** Sends an invitation by mail; the link works once, for 7 days, for that address only. */
	invite(
		actor: Actor,
		input: { email: string; name: string; association: string; role: AssociationRole },
	): Promise<{ id: string }>;
	revokeInvitation(actor: Actor, id: string): Promise<void>;
	/** What the link of an invitation leads to; Refusal `gone` when used, revoked or expired. */
	readInvitation(token: string): Promise<InvitationView>;
	/**
	 * Consumes the invitation. The address has no account: makes it, with this name and password. It has one: the person is
	 * signed in as that account (`actor`), or gives its password. Signed in as somebody else: Refusal `other-account`.
	 */
	acceptInvitation(
		token: string,
		input: { name: string; password: string },
		actor?: Actor,
	): Promise<{ email: string }>;

	changeRole(actor: Actor, association: string, person: string, role: AssociationRole): Promise<void>;
	/** Ends the membership at once: open pages of that person lose what it gave. */
	removeMember(actor: Actor, association: string, person: string): Promise<void>;
	makeCoordinator(actor: Actor, person: string, coordinator: boolean): Promise<void>;

	/** Written to the ledger. */
	grantMandate(
		actor: Actor,
		input: {
			association: string;
			person: string;
			basis: string;
			scope: MandateScope;
			from?: string;
			to?: string | null;
		},
	): Promise<MandateView>;
	withdrawMandate(actor: Actor, mandate: string): Promise<void>;

	/** True until the first coordinator exists: then the one-time link printed at start leads to the set-up page. */
	needsSetup(): Promise<boolean>;
	/** Consumes the one-time link: names the network and makes the first coordinator. */
	setUp(
		token: string,
		input: { network: string; name: string; email: string; password: string },
	): Promise<{ email: string }>;
	/** Makes the one-time link's token when no person exists yet; null otherwise. The older link stops working. */
	openSetup(): Promise<string | null>;
}
