import * as Y from 'yjs';
import { LIMITS } from '#lib/protocol/sync.ts';

/** Bytes of growth that are refused or granted on an estimate, without measuring the state again. */
const STEP = 65_536;

/** Keeps the state of a document below its limit without measuring it at every edit. */
export function createQuota(doc: Y.Doc) {
	let measured: number | null = null;
	let grown = 0;

	function measure(): number {
		measured = Y.encodeStateAsUpdate(doc).length;
		grown = 0;
		return measured;
	}

	return {
		grew(bytes: number): void {
			grown += bytes;
		},
		hasRoomFor(bytes: number): boolean {
			const known = measured ?? measure();
			if (known + grown + bytes <= LIMITS.document) return true;
			return grown > STEP && measure() + bytes <= LIMITS.document;
		},
	};
}
