import type { Actor } from '#lib/domain/actor.ts';
import type { AuditView } from '#lib/protocol/views/board-settings.ts';

export interface AuditService {
	/** For the coordinator; that they looked is noted as well. Strings are whatever was asked: what is unknown filters nothing. */
	list(actor: Actor, filter: AuditFilter): Promise<AuditView>;
	/** Lines older than their term go. */
	sweep(): Promise<void>;
}

export interface AuditFilter {
	/** YYYY-MM; otherwise the month that it is. */
	readonly month: string;
	/** One of AUDIT_ACTS; otherwise all. */
	readonly act: string;
	/** Id of who did it; empty: everybody. */
	readonly person: string;
}
