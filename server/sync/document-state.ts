import * as Y from 'yjs';
import type { DeclaredStructure } from './declared-structure.ts';

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
	for (const [name, root] of Object.entries(structure.roots)) {
		if (root === 'XmlFragment') doc.getXmlFragment(name);
		else doc.getMap(name);
	}
}

/** Applies an inspected update and answers what it changed, as Yjs says it; null when nothing. */
export function applyChange(doc: Y.Doc, update: Uint8Array): Uint8Array | null {
	let change: Uint8Array | null = null;
	const note = (bytes: Uint8Array) => void (change = bytes);
	doc.on('update', note);
	try {
		applyUntouched(doc, [update]);
	} finally {
		doc.off('update', note);
	}
	const { pendingStructs, pendingDs } = doc.store;
	if (pendingStructs || pendingDs) throw new Error('an inspected update left something pending');
	return change;
}
