import type { Association, AssociationRole } from '../../domain/network/association.ts';
import type { Mandate } from '../../domain/network/mandate.ts';
import type { WorkingGroup } from '../../domain/network/working-group.ts';

/** What pages are given to show: already cut to what their reader may see. Dates are ISO UTC strings. */
export interface NetworkView {
	readonly name: string;
	readonly associations: readonly AssociationRow[];
	readonly groups: readonly GroupRow[];
	readonly people: readonly PersonRow[];
	/** Open invitations; only for who may manage them. */
	readonly invitations: readonly InvitationRow[];
	readonly may: { readonly manage: boolean };
}

export interface AssociationRow extends Association {
	readonly people: number;
}

export interface GroupRow extends WorkingGroup {
	readonly people: number;
	readonly mine: boolean;
}

export interface PersonRow {
	readonly id: string;
	readonly name: string;
	readonly initials: string;
	readonly coordinator: boolean;
	readonly memberships: readonly { association: string; associationName: string; role: AssociationRole }[];
	/** Only for who may manage this person; never in lists for others. */
	readonly email: string | null;
}

export interface InvitationRow {
	readonly id: string;
	readonly email: string;
	readonly name: string;
	readonly association: string;
	readonly associationName: string;
	readonly role: AssociationRole;
	readonly invitedBy: string;
	readonly sentAt: string;
	readonly expiresAt: string;
}

export interface MandateView extends Mandate {
	readonly personName: string;
	readonly associationName: string;
	readonly grantedByName: string;
	/** Name of the group or title of the paper it is limited to. */
	readonly scopeName: string | null;
	readonly stands: boolean;
	readonly may: { readonly withdraw: boolean };
}

export interface AssociationView {
	readonly association: Association;
	readonly people: readonly PersonRow[];
	readonly mandates: readonly MandateView[];
	readonly invitations: readonly InvitationRow[];
	readonly may: { readonly managePeople: boolean; readonly manage: boolean };
}

export interface GroupView {
	readonly group: WorkingGroup;
	readonly people: readonly PersonRow[];
	readonly mine: boolean;
	/** People of the network who could be seated; only for who may. */
	readonly seatable: readonly PersonRow[];
	readonly may: { readonly join: boolean; readonly manage: boolean; readonly createPaper: boolean };
}

export interface PersonView {
	readonly person: PersonRow;
	readonly groups: readonly { id: string; name: string }[];
	readonly mandates: readonly MandateView[];
	readonly may: { readonly makeCoordinator: boolean };
}

export interface InvitationView {
	readonly email: string;
	readonly name: string;
	readonly associationName: string;
	readonly networkName: string;
	readonly role: AssociationRole;
	readonly invitedByName: string;
	/** The address has an account already: no password is asked, the person signs in. */
	readonly hasAccount: boolean;
}
