import type { Actor } from '#lib/domain/actor.ts';
import type { PublishedMonth } from '#lib/domain/board/disclosure/published-month.ts';
import { demand } from '../../access.ts';
import type { PublishedReader } from '../../storage/published.ts';

/** What anybody may read. It is given the reader of what was published, and nothing that knows of a visit. */
export interface PublicFigures {
	/** The last version of each month, by month. */
	months(actor: Actor): Promise<readonly PublishedMonth[]>;
}

export function createPublicFigures(reader: PublishedReader): PublicFigures {
	return {
		async months(actor) {
			demand(actor, 'public-figures.read', null);
			return reader.latest();
		},
	};
}
