import type { PaperState } from './paper.ts';

/** What a paper's state is derived from. */
export interface PaperHistory {
	readonly archivedAt: string | null;
	/** In the order of their numbers. */
	readonly versions: readonly {
		readonly campaigns: readonly { readonly state: 'open' | 'closed'; readonly adopted: boolean }[];
	}[];
}

/**
 * Archived above all. Adopted once a campaign for the latest version has reached its threshold, even while it still
 * takes answers. Proposed while a campaign of any version is open. Frozen with a version, else a draft.
 */
export function paperState({ archivedAt, versions }: PaperHistory): PaperState {
	if (archivedAt !== null) return 'archived';
	const latest = versions.at(-1);
	if (!latest) return 'draft';
	if (latest.campaigns.some(({ adopted }) => adopted)) return 'adopted';
	return versions.some(({ campaigns }) => campaigns.some(({ state }) => state === 'open'))
		? 'proposed'
		: 'frozen';
}
