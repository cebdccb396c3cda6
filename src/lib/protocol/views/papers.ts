import type { Paper, PaperState } from '../../domain/papers/paper.ts';

export interface PaperRow extends Paper {
	readonly groupName: string;
	readonly state: PaperState;
	/** The last committed edit, and by whom: null while nobody has written. */
	readonly editedAt: string | null;
	readonly editedByName: string | null;
	readonly versions: number;
	/** People with the paper open just now. */
	readonly here: readonly { name: string; initials: string; color: number }[];
	readonly may: { readonly write: boolean };
}

export interface PaperView {
	readonly paper: PaperRow;
	/** The shared type that holds the text, for clients of the live document. */
	readonly root: { readonly name: string; readonly type: 'XmlFragment' };
	readonly versions: readonly VersionRow[];
	readonly may: {
		readonly write: boolean;
		readonly freeze: boolean;
		readonly propose: boolean;
		readonly archive: boolean;
	};
}

export interface VersionRow {
	readonly number: number;
	/** SHA-256 of the Markdown bytes, lower-case hex. */
	readonly textSha256: string;
	readonly frozenAt: string;
	readonly frozenByName: string;
	/** Campaigns that proposed this version. */
	readonly campaigns: readonly { readonly id: string; readonly state: 'open' | 'closed' }[];
}
