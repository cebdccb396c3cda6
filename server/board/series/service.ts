import type { Actor } from '#lib/domain/actor.ts';
import type { SeriesAsked, SeriesView } from '#lib/protocol/views/series.ts';

/** What the reports come to over time, for those who read the board. */
export interface SeriesService {
	/** At most 60 months. */
	read(actor: Actor, asked: SeriesAsked): Promise<SeriesView>;
}
