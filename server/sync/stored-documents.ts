import * as Y from 'yjs';
import type { DocumentLog, StoredUpdate, UpdateLog } from '../storage/update-log.ts';
import type { DeclaredStructure } from './declared-structure.ts';
import { applyUntouched, defineRoots } from './document-state.ts';
import type { MergeThread } from './merge-thread.ts';
import type { Steps, Turns } from './turns.ts';

/** Bytes of a log above which another thread merges it. */
const LARGE = 65_536;

/** A document as its log tells it. */
export interface LoadedDocument {
	readonly doc: Y.Doc;
	/** Sequence of the last update in it. */
	readonly head: number;
	/** client id → person, for every client id that ever wrote here. */
	readonly owners: ReadonlyMap<number, string | null>;
	/** Bytes in the log: at least those of the state. */
	readonly bytes: number;
	/** Updates in the log that no snapshot holds. */
	readonly loose: number;
}

/** Reads documents from the log without holding up the event loop, however large they are. */
export function createStoredDocuments(options: {
	readonly log: UpdateLog;
	readonly thread: MergeThread;
	readonly turns: Turns;
	readonly structureOf: (document: string) => DeclaredStructure;
}) {
	const { log, thread, turns } = options;

	async function applyTo(doc: Y.Doc, updates: readonly Uint8Array[]): Promise<void> {
		const pieces = sizeOf(updates) > LARGE ? await thread.mergeInPieces(updates) : updates;
		await turns.work(applyAll(doc, pieces));
	}

	async function restore(updates: readonly Uint8Array[]): Promise<Y.Doc> {
		const doc = new Y.Doc();
		await applyTo(doc, updates);
		return doc;
	}

	async function merge(updates: readonly Uint8Array[]): Promise<Uint8Array> {
		if (sizeOf(updates) > LARGE) return thread.merge(updates);
		const doc = await restore(updates);
		const update = Y.encodeStateAsUpdate(doc);
		doc.destroy();
		return update;
	}

	return {
		/** Applies updates of the log to a document that holds all that come before them. */
		applyTo,
		/** What follows `head` in the log; null when that is no longer told update by update. */
		async since(document: string, head: number): Promise<readonly StoredUpdate[] | null> {
			const later = await log.readSince(document, head);
			return later.length > 0 && later[0]!.sequence !== head + 1 ? null : later;
		},
		async load(document: string): Promise<LoadedDocument> {
			const stored = await log.read(document);
			const updates = updatesOf(stored);
			const doc = await restore(updates);
			defineRoots(doc, options.structureOf(document));
			const { head, owners } = stored;
			return { doc, head, owners, bytes: sizeOf(updates), loose: stored.updates.length };
		},
		/** The state of a document at one committed point of its log. */
		async read(document: string): Promise<{ readonly update: Uint8Array; readonly sequence: number }> {
			const stored = await log.read(document);
			return { update: await merge(updatesOf(stored)), sequence: stored.head };
		},
	};
}

export type StoredDocuments = ReturnType<typeof createStoredDocuments>;

function* applyAll(doc: Y.Doc, updates: readonly Uint8Array[]): Steps {
	for (const update of updates) {
		applyUntouched(doc, [update]);
		yield;
	}
}

function updatesOf({ snapshot, updates }: DocumentLog): Uint8Array[] {
	return [...(snapshot ? [snapshot] : []), ...updates.map(({ bytes }) => bytes)];
}

function sizeOf(updates: readonly Uint8Array[]): number {
	return updates.reduce((sum, { length }) => sum + length, 0);
}
