import type { Site } from '#lib/domain/board/site.ts';
import type { SiteRow } from '#lib/protocol/views/sites.ts';

export function rowOf({ id, name, state, openedOn, endedOn }: Site): SiteRow {
	return { id, name, state, openedOn, endedOn };
}
