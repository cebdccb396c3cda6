import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import type { Deletes, Struct } from './guard/decode.ts';

/** Structs that are taken in at a stretch: about a millisecond, and a few when all of them want the same place. */
export const PIECE = 250;
/** Structs deleted at a stretch: each may be split twice, in a list as long as the document. */
const DELETED = 100;

/** An update (V1) of consecutive structs in integration order. */
export function encodeStructs(structs: readonly Struct[]): Uint8Array {
	const encoder = new Y.UpdateEncoderV1();
	const blocks = Map.groupBy(structs, ({ id }) => id.client);
	encoding.writeVarUint(encoder.restEncoder, blocks.size);
	for (const [client, block] of blocks) {
		encoding.writeVarUint(encoder.restEncoder, block.length);
		encoder.writeClient(client);
		encoding.writeVarUint(encoder.restEncoder, block[0]!.id.clock);
		for (const struct of block) struct.write(encoder, 0);
	}
	encoding.writeVarUint(encoder.restEncoder, 0);
	return encoder.toUint8Array();
}

/** An update (V1) that deletes these ranges of one client. */
export function encodeDeletes(client: number, ranges: readonly { clock: number; len: number }[]): Uint8Array {
	return encoding.encode((encoder) => {
		for (const n of [0, 1, client, ranges.length]) encoding.writeVarUint(encoder, n);
		for (const { clock, len } of ranges) for (const n of [clock, len]) encoding.writeVarUint(encoder, n);
	});
}

/** Updates that delete all of these, each about a hundred structs of the store: what is deleted must be there already. */
export function* deletePieces(store: Y.Doc['store'], deletes: Deletes): Generator<Uint8Array, void, void> {
	for (const [client, ranges] of deletes) {
		let piece: { clock: number; len: number }[] = [];
		let size = 0;
		for (const { clock, len } of ranges) {
			const end = clock + len;
			for (let from = clock; from < end;) {
				const structs = store.clients.get(client)!;
				const first = Y.findIndexSS(structs, from);
				const last = structs[Math.min(first + DELETED - size, structs.length) - 1]!;
				const to = Math.min(end, Math.max(from + 1, last.id.clock + last.length));
				piece.push({ clock: from, len: to - from });
				size += Y.findIndexSS(structs, to - 1) - first + 1;
				from = to;
				if (size < DELETED) continue;
				yield encodeDeletes(client, piece);
				[piece, size] = [[], 0];
			}
		}
		if (piece.length > 0) yield encodeDeletes(client, piece);
	}
}
