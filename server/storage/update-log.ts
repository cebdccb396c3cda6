/**
 * The append-only log of live documents: one row an update, compacted into a snapshot from time to time.
 * Guarantees in SPEC.md (ST1-ST9), judged by tests/contract/update-log.ts over every adapter.
 */
export interface UpdateLog {
	/**
	 * Appends the updates of each document as one commit, on disk when the promise resolves. Answers the log sequence of each
	 * update, in order: unique and rising within a document.
	 *
	 * `heads`: where a document's log must still end; another node may have been faster, and what it wrote may contradict this.
	 * Then nothing of that document is kept, and MOVED is answered for each of its updates. A document without a head there
	 * is appended to wherever its log ends.
	 *
	 * When it rejects, a store on this machine has kept nothing of it; of a store on another machine it is not known.
	 */
	append(updates: readonly NewUpdate[], heads?: ReadonlyMap<string, number>): Promise<readonly number[]>;
	/** Everything needed to rebuild the document. An unknown document is an empty log. Rejects with CorruptLog when a checksum fails. */
	read(document: string): Promise<DocumentLog>;
	/** Like `read`, but only the updates after `sequence` (a node catching up). */
	readSince(document: string, sequence: number): Promise<readonly StoredUpdate[]>;
	/**
	 * Replaces everything up to and including `upTo` by one snapshot. Never touches a later update.
	 * False when a snapshot reaching further is already there.
	 */
	replaceBySnapshot(document: string, upTo: number, snapshot: Uint8Array): Promise<boolean>;
}

/** In the place of a sequence: the log did not end where it was said to. */
export const MOVED = 0;

export interface NewUpdate {
	readonly document: string;
	readonly bytes: Uint8Array;
	/** Id of the person who wrote it; null for the system itself (templates, migrations). */
	readonly person: string | null;
	/** Yjs client ids that this update is the first to use, now bound to `person`. */
	readonly claims: readonly number[];
	readonly at: string;
}

export interface StoredUpdate {
	readonly sequence: number;
	readonly bytes: Uint8Array;
	readonly person: string | null;
	readonly at: string;
}

export interface DocumentLog {
	readonly snapshot: Uint8Array | null;
	/** Sequence that the snapshot reaches; 0 without one. */
	readonly snapshotUpTo: number;
	readonly updates: readonly StoredUpdate[];
	/** Sequence of the last update, whether kept or compacted; 0 for an empty log. */
	readonly head: number;
	/** client id → person, for every client id that ever wrote here. */
	readonly owners: ReadonlyMap<number, string | null>;
}

export class CorruptLog extends Error {
	override readonly name = 'CorruptLog';
	readonly document: string;
	readonly sequence: number;
	constructor(document: string, sequence: number) {
		super(`document ${document}: the log row ${sequence} does not match its checksum`);
		this.document = document;
		this.sequence = sequence;
	}
}
