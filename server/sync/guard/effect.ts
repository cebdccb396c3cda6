import * as Y from 'yjs';
import type { Steps } from '../turns.ts';
import type { DecodedUpdate, Deletes } from './decode.ts';

/** Ranges looked at between two pauses. */
const PAUSE = 5_000;

/**
 * What also a reader's client sends: a stock client's step 2 repeats every deletion it knows, and Yjs tidies redundant
 * formatting marks in every client. Neither is anything that somebody would miss.
 */
export function changesNothing(store: Y.Doc['store'], { structs, deletes }: DecodedUpdate): boolean {
	const isKnown = (struct: (typeof structs)[number]) =>
		struct instanceof Y.Skip || struct.id.clock + struct.length <= Y.getState(store, struct.id.client);
	return structs.every(isKnown) && deletesNothing(store, deletes);
}

function deletesNothing(store: Y.Doc['store'], deletes: Deletes): boolean {
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

/** How many structs of the store deletions will cut in two. */
export function* countCuts(store: Y.Doc['store'], deletes: Deletes): Steps<number> {
	let cuts = 0;
	let looked = 0;
	for (const [client, ranges] of deletes) {
		const structs = store.clients.get(client) ?? [];
		const state = Y.getState(store, client);
		const isInside = (clock: number) => {
			if (clock >= state) return false;
			const struct = structs[Y.findIndexSS(structs, clock)]!;
			return !struct.deleted && struct.id.clock < clock;
		};
		for (const { clock, len } of ranges) {
			if (++looked % PAUSE === 0) yield;
			if (isInside(clock)) cuts += 1;
			if (isInside(clock + len)) cuts += 1;
		}
	}
	return cuts;
}
