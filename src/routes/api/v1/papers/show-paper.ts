import type { PaperView } from '#lib/protocol/views/papers.ts';

/** A paper as the API shows it: flat, with the versions themselves in the place of their number. */
export function showPaper({ paper, root, versions, may }: PaperView) {
	return { ...paper, root, versions, may };
}
