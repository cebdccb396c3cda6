/** Any co-written text of a working group. The text itself is a live document; this is what is known about it. */
export interface Paper {
	readonly id: string;
	/** Name of the live document: `/sync/<document>`. A rebuilt document gets a new name, so an old history can't merge into it. */
	readonly document: string;
	readonly title: string;
	readonly kind: PaperKind;
	readonly language: Language;
	readonly group: string;
	readonly createdAt: string;
	readonly createdBy: string;
	/** Set when the group has put it away: still readable, no longer edited. */
	readonly archivedAt: string | null;
}

export const PAPER_KINDS = [
	'position',
	'letter',
	'press-release',
	'call',
	'guide',
	'journal',
	'minutes',
	'training',
] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

export const LANGUAGES = ['fr', 'en', 'ar', 'vi'] as const;
export type Language = (typeof LANGUAGES)[number];

export function directionOf(language: Language): 'ltr' | 'rtl' {
	return language === 'ar' ? 'rtl' : 'ltr';
}

/** Where a paper stands, derived from its versions and campaigns: never stored. */
export type PaperState = 'draft' | 'frozen' | 'proposed' | 'adopted' | 'archived';
export const PAPER_STATES: readonly PaperState[] = ['draft', 'frozen', 'proposed', 'adopted', 'archived'];
