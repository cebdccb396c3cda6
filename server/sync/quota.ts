import * as Y from 'yjs';
import { LIMITS } from '#lib/protocol/sync.ts';

/** Bytes of growth that are refused or granted on an estimate, without measuring the state again. */
const STEP = 65_536;

/** Keeps the state of a document below its limits without measuring it at every edit. `stored`: bytes in the log, at least as many. */
export function createQuota(doc: Y.Doc, stored: number) {
	let measured = stored;
	let grown = 0;
	let isEstimate = true;

	function measure(): number {
		measured = Y.encodeStateAsUpdate(doc).length;
		grown = 0;
		isEstimate = false;
		return measured;
	}

	function structs(): number {
		let count = 0;
		for (const ofClient of doc.store.clients.values()) count += ofClient.length;
		return count;
	}

	return {
		grew(bytes: number): void {
			grown += bytes;
		},
		/** What adds no structs, only deletes, always has room for them. */
		hasRoomFor(bytes: number, added: number): boolean {
			if (added > 0 && structs() + added > LIMITS.structs) return false;
			if (measured + grown + bytes <= LIMITS.document) return true;
			return (isEstimate || grown > STEP) && measure() + bytes <= LIMITS.document;
		},
	};
}
