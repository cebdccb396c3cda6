import type { CloseReason } from '#lib/protocol/sync.ts';

/** What the live documents tell whoever measures them. Must not throw; called on the way of every edit, so it only counts. */
export interface SyncObserver {
	/** So many documents are loaded now. */
	rooms(loaded: number): void;
	/** A connection was closed by the server, for this reason: what it sent last was not taken. */
	refused(reason: CloseReason): void;
}

export const UNOBSERVED: SyncObserver = { rooms() {}, refused() {} };
