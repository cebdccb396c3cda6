import * as Y from 'yjs';

/**
 * What the other side does not have, without what this document itself could not place yet (pending): the server keeps
 * nothing that builds on what nobody has.
 */
export function encodeForServer(doc: Y.Doc, stateVector: Uint8Array): Uint8Array {
	const { pendingStructs, pendingDs } = doc.store;
	doc.store.pendingStructs = null;
	doc.store.pendingDs = null;
	try {
		return Y.encodeStateAsUpdate(doc, stateVector);
	} finally {
		doc.store.pendingStructs = pendingStructs;
		doc.store.pendingDs = pendingDs;
	}
}
