import type { BoardEvent } from '#lib/domain/board/board-event.ts';
import type { Topic } from '#lib/protocol/live.ts';

/**
 * What the nodes of one installation tell each other. Nothing counts as kept because it was told, and whatever was told can be
 * found in the store: so the bus may lose everything at any moment, if only it says that it may have.
 */
export interface Bus {
	readonly events: EventBus;
	readonly documents: DocumentBus;
	/** Rejects while other nodes can't be told. */
	probe(): Promise<void>;
	close(): Promise<void>;
}

/** For all nodes, in the order in which each of them tells it. */
export interface EventBus {
	/** Never throws and never waits; while the bus is away, what is told is dropped, and the others hear `lost`. */
	tell(event: NodeEvent): void;
	/** What other nodes tell: never what this one does. Once for each node. */
	listen(listener: EventListener): void;
}

export interface EventListener {
	hear(event: NodeEvent): void;
	/** From here on something may be missing (the bus was away, emptied, or too slow): the store has to be asked. */
	lost(): void;
}

export type NodeEvent =
	/** Something under these topics changed. */
	| { readonly kind: 'changed'; readonly topics: readonly Topic[] }
	/** A line of the board's log, for those who watch its stream. */
	| { readonly kind: 'entry'; readonly topic: Topic; readonly event: BoardEvent }
	/** Rights may have changed: a person's; those of whoever is at a document; null: everybody's. */
	| { readonly kind: 'rights'; readonly of: RightsOf | null }
	/** Something about a document changed, not its text. */
	| { readonly kind: 'document'; readonly document: string };

export type RightsOf = { readonly person: string } | { readonly document: string };

/** Among the nodes on which a document is loaded. May lose and double: receivers compare with the log. */
export interface DocumentBus {
	/** Answers the function that ends it. */
	join(document: string, hear: (message: DocumentMessage) => void): () => void;
	/** Never throws and never waits. Only after what it tells of is on disk. */
	tell(document: string, message: DocumentMessage): void;
}

export type DocumentMessage =
	/** The updates that follow `after` in the log, without a hole. */
	| { readonly kind: 'updates'; readonly after: number; readonly updates: readonly ToldUpdate[] }
	/** y-protocols/awareness of people at this node, already stamped by it. */
	| { readonly kind: 'presence'; readonly node: string; readonly frame: Uint8Array }
	/** A node that has just loaded the document asks the others who is there. */
	| { readonly kind: 'who'; readonly node: string };

export interface ToldUpdate {
	readonly bytes: Uint8Array;
	readonly person: string | null;
	/** As in NewUpdate. */
	readonly claims: readonly number[];
}
