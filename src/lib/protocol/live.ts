import type { BoardEvent } from '../domain/board/board-event.ts';
import type { Stream } from '../domain/board/stream.ts';

/**
 * The wire contract of socket.io at `/live`. The server says *that* something changed, never what: the page
 * asks again by HTTP, under its own rights, so that an event can't carry what its receiver may not read. The one
 * exception is the board, which two hundred people watch at once: each stream of it is a room of those who may read it.
 */
export const LIVE_PATH = '/live';

/** What a page can watch. `person:<id>` is joined by the server for the signed-in person, nobody else's can be watched. */
export type Topic =
	| 'network'
	| 'papers'
	| 'campaigns'
	| 'gatherings'
	| 'board'
	| `board:${Stream}`
	| `paper:${string}`
	| `campaign:${string}`
	| `gathering:${string}`
	| `person:${string}`;

const TOPIC =
	/^(network|papers|campaigns|gatherings|board|(paper|campaign|gathering|person):[\w-]{1,64}|board:(network|(association|group):[\w-]{1,64}))$/;

export function isTopic(value: unknown): value is Topic {
	return typeof value === 'string' && TOPIC.test(value);
}

export interface ServerEvents {
	/** Something under this topic changed at this server instant. */
	changed(event: { topic: Topic; at: string }): void;
	/** A line of the board's log, without free text. Numbers of a stream have no holes: whoever misses one asks by HTTP. */
	entry(event: BoardEvent): void;
	/** The right to watch this topic is gone; the page should ask again and will be told what it may still see. */
	withdrawn(event: { topic: Topic }): void;
}

export interface ClientEvents {
	/** Answers the topics that may be watched; the others are refused without saying whether they exist. */
	watch(topics: readonly Topic[], answer: (granted: readonly Topic[]) => void): void;
	unwatch(topics: readonly Topic[]): void;
}
