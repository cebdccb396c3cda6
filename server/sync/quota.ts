import * as Y from 'yjs';
import { LIMITS } from '#lib/protocol/sync.ts';
import type { Growth } from './guard/guard.ts';

/** Bytes of growth that are refused or granted on an estimate, without measuring the state again. */
const STEP = 65_536;
/** Deleting cuts runs in two: a full document has room for that. */
const FOR_DELETING = 1.5;

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
		hasRoomFor({ bytes, structs: added, cuts }: Growth): boolean {
			const count = structs() + added + cuts;
			if (added > 0 && count > LIMITS.structs) return false;
			if (cuts > 0 && count > LIMITS.structs * FOR_DELETING) return false;
			if (measured + grown + bytes <= LIMITS.document) return true;
			return (isEstimate || grown > STEP) && measure() + bytes <= LIMITS.document;
		},
	};
}
