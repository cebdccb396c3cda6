import * as Y from 'yjs';
import type { DeclaredStructure } from './declared-structure.ts';

/** The document of a log, exactly. */
export function restore(log: {
	readonly snapshot: Uint8Array | null;
	readonly updates: readonly { readonly bytes: Uint8Array }[];
}): Y.Doc {
	const doc = new Y.Doc();
	applyUntouched(doc, [...(log.snapshot ? [log.snapshot] : []), ...log.updates.map(({ bytes }) => bytes)]);
	return doc;
}

/**
 * Applies updates as one transaction, and adds nothing to them: Yjs would tidy redundant formatting marks by deletions
 * of its own, which nobody wrote and which would differ from what the log gives at the next start.
 */
export function applyUntouched(doc: Y.Doc, updates: readonly Uint8Array[], origin: unknown = null): void {
	doc.transact((transaction) => {
		for (const update of updates) Y.applyUpdate(doc, update);
		transaction.local = true;
	}, origin);
}

/** Gives the roots their types: a root first named by an update would otherwise stay untyped. */
export function defineRoots(doc: Y.Doc, structure: DeclaredStructure): void {
	for (const [name, type] of Object.entries(structure.roots)) {
		if (type === 'XmlFragment') doc.getXmlFragment(name);
		else doc.getMap(name);
	}
}

export function hasPending(doc: Y.Doc): boolean {
	return doc.store.pendingStructs !== null || doc.store.pendingDs !== null;
}
