import type { Actor } from '#lib/domain/actor.ts';
import type { ExportedVisits, ExportFilter, ExportsView } from '#lib/protocol/views/exports.ts';

/** Tables of visits for a spreadsheet. Each one is noted before it is given. */
export interface ExportsService {
	view(actor: Actor): Promise<ExportsView>;
	/** With small numbers hidden and others rounded. */
	treated(actor: Actor, filter: ExportFilter): Promise<ExportedVisits>;
	/** Asks for raw figures, with a reason; answers the id under which they can be fetched for some days. */
	order(actor: Actor, filter: ExportFilter, reason: string): Promise<string>;
	/** Only by who ordered it, and only while that person may still have it. */
	raw(actor: Actor, id: string): Promise<ExportedVisits>;
	/** Forgets orders that have expired. */
	sweep(): Promise<void>;
}
