import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Topic } from '#lib/protocol/live.ts';

/** Tells open pages that something changed. */
export interface LiveService {
	announce(topics: readonly Topic[]): void;
	handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
	/** Rights of this person changed: what may no longer be watched is left at once. */
	recheck(person: string): void;
	close(): Promise<void>;
}
