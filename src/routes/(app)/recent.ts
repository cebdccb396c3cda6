import type { PaperRow } from '#lib/protocol/views/papers.ts';
import type { CampaignRow } from '#lib/protocol/views/signing.ts';

/** One thing that happened, for the home page. */
export type Recent =
	| {
			readonly what: 'edited';
			readonly at: string;
			readonly id: string;
			readonly title: string;
			readonly by: string | null;
	  }
	| { readonly what: 'opened' | 'reached'; readonly at: string; readonly id: string; readonly title: string };

/** What happened to these papers and campaigns, the latest first. A paper counts once, by its last edit. */
export function recentOf(
	papers: readonly Pick<PaperRow, 'id' | 'title' | 'editedAt' | 'editedByName'>[],
	campaigns: readonly Pick<CampaignRow, 'id' | 'title' | 'openedAt' | 'threshold'>[],
): Recent[] {
	const edited = papers.flatMap<Recent>(({ id, title, editedAt, editedByName }) =>
		editedAt ? [{ what: 'edited', at: editedAt, id, title, by: editedByName }] : [],
	);
	const decided = campaigns.flatMap<Recent>(({ id, title, openedAt, threshold: { reachedAt } }) => [
		{ what: 'opened', at: openedAt, id, title },
		...(reachedAt ? [{ what: 'reached' as const, at: reachedAt, id, title }] : []),
	]);
	return [...edited, ...decided].sort((a, b) => b.at.localeCompare(a.at));
}
