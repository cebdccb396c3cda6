import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { BoardEvent } from '#lib/domain/board/board-event.ts';
import type { Topic } from '#lib/protocol/live.ts';
import type { NodeEvent } from '../bus/bus.ts';

/** Tells open pages that something changed, those of every node. */
export interface LiveService {
	announce(topics: readonly Topic[]): void;
	/** Sends a line of the board to those who watch its stream. */
	tell(topic: Topic, event: BoardEvent): void;
	handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
	/** Rights of this person changed: what may no longer be watched is left at once. */
	recheck(person: string): void;
	/** The same of everybody: what many people may read hangs on one thing that changed. */
	recheckAll(): void;
	/** What another node told: for the pages of this one. */
	hear(event: NodeEvent): void;
	/** Something that other nodes told may be missing: pages ask again, under rights that are asked again first. */
	lost(): void;
	close(): Promise<void>;
}
