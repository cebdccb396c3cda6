import type { AuditLine } from '../../domain/board/audit.ts';
import type { Grant } from '../../domain/board/grant.ts';

/** What the coordinator sets for the board as a whole. */
export interface BoardSettingsView {
	/** Id of the group that reads alerts; null: the whole network. */
	readonly alertGroup: string | null;
	/** Groups that may be chosen. */
	readonly groups: readonly { readonly id: string; readonly name: string }[];
}

export interface GrantsView {
	/** By person. */
	readonly given: readonly (Grant & { readonly personName: string; readonly byName: string })[];
	/** People of the network to whom something may be given. */
	readonly people: readonly { readonly id: string; readonly name: string; readonly associations: string }[];
}

export interface AuditView {
	/** YYYY-MM */
	readonly month: string;
	/** Months that have lines, or may have: the newest first. */
	readonly months: readonly string[];
	/** The newest first. */
	readonly lines: readonly (AuditLine & {
		readonly personName: string;
		/** Name of the site or person that it is about; otherwise its id. */
		readonly ofName: string;
	})[];
	/** There are more than are shown. */
	readonly more: boolean;
	/** People who stand in the lines of this month. */
	readonly people: readonly { readonly id: string; readonly name: string }[];
}
