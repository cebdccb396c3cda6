import * as Y from 'yjs';
import type { DecodedUpdate } from './decode.ts';

/**
 * What also a reader's client sends: a stock client's step 2 repeats every deletion it knows, and Yjs tidies redundant
 * formatting marks in every client. Neither is anything that somebody would miss.
 */
export function changesNothing(store: Y.Doc['store'], { structs, deletes }: DecodedUpdate): boolean {
	const isKnown = (struct: (typeof structs)[number]) =>
		struct instanceof Y.Skip || struct.id.clock + struct.length <= Y.getState(store, struct.id.client);
	return structs.every(isKnown) && deletesNothing(store, deletes);
}

function deletesNothing(store: Y.Doc['store'], deletes: DecodedUpdate['deletes']): boolean {
	for (const [client, ranges] of deletes) {
		const structs = store.clients.get(client) ?? [];
		for (const { clock, len } of ranges) {
			if (clock >= Y.getState(store, client)) break;
			for (let i = Y.findIndexSS(structs, clock); i < structs.length; i++) {
				const struct = structs[i]!;
				if (struct.id.clock >= clock + len) break;
				if (!struct.deleted && !(struct instanceof Y.Item && struct.content instanceof Y.ContentFormat))
					return false;
			}
		}
	}
	return true;
}
