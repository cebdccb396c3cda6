import type { Actor } from '#lib/domain/actor.ts';
import type { PublicationMonth, PublicationPreview } from '#lib/protocol/views/publication.ts';

/** What the coordinator tells the public of validated months. */
export interface PublicationService {
	/** The months of a year (YYYY), each with what stands in its way. */
	months(actor: Actor, year: string): Promise<readonly PublicationMonth[]>;
	/** What would be published now, what would be hidden, and why. */
	preview(actor: Actor, month: string): Promise<PublicationPreview>;
	/** Publishes it as this version, if it still is the next one. */
	publish(actor: Actor, month: string, version: number): Promise<void>;
}
