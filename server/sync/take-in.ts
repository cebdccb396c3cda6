import * as Y from 'yjs';
import { countConflicts, type FindFresh } from './conflicts.ts';
import { applyChange } from './document-state.ts';
import type { Deletes } from './guard/decode.ts';
import type { Inspected } from './guard/guard.ts';
import { deletePieces, encodeStructs, PIECE } from './pieces.ts';
import type { Steps } from './turns.ts';

/** Structs passed in looking for places: of one update, and at a stretch. */
const MAX_CONFLICTS = 200_000;
const CONFLICTS_AT_ONCE = 5_000;

export type TakenIn =
	/** What it changed; null when nothing. */
	| { readonly kind: 'done'; readonly change: Uint8Array | null }
	/** Too much was written at the same places. A part of it may be applied. */
	| { readonly kind: 'tooTangled' };

/** Applies an inspected update to a document. The usual edit at once; a large one in pieces, and others have their turn between them. */
export function* takeIn(doc: Y.Doc, { update, fresh, deletes }: Inspected): Steps<TakenIn> {
	const findFresh = indexOf(fresh);
	let piece: (Y.Item | Y.GC)[] = [];
	let atOnce = 0;
	let total = 0;
	let changed = false;
	for (const struct of fresh) {
		const conflicts =
			struct instanceof Y.Item ? countConflicts(struct, doc, findFresh, MAX_CONFLICTS - total) : 0;
		total += conflicts;
		if (total > MAX_CONFLICTS) return { kind: 'tooTangled' };
		piece.push(struct);
		atOnce += conflicts;
		if (piece.length < PIECE && atOnce < CONFLICTS_AT_ONCE) continue;
		if (piece.length === fresh.length) break;
		changed = applyChange(doc, encodeStructs(piece)) !== null || changed;
		[piece, atOnce] = [[], 0];
		yield;
	}
	if (piece.length === fresh.length && hasFew(deletes))
		return { kind: 'done', change: applyChange(doc, update) };
	if (piece.length > 0) changed = applyChange(doc, encodeStructs(piece)) !== null || changed;
	for (const deletion of deletePieces(doc.store, deletes)) {
		yield;
		changed = applyChange(doc, deletion) !== null || changed;
	}
	return { kind: 'done', change: changed ? update : null };
}

function indexOf(fresh: readonly (Y.Item | Y.GC)[]): FindFresh {
	const byClient = Map.groupBy(fresh, ({ id }) => id.client);
	return ({ client, clock }) => {
		const structs = byClient.get(client);
		const isThere = structs && clock >= structs[0]!.id.clock && clock < endOf(structs.at(-1)!);
		return isThere ? structs[Y.findIndexSS(structs, clock)] : undefined;
	};
}

function endOf({ id, length }: Y.Item | Y.GC): number {
	return id.clock + length;
}

function hasFew(deletes: Deletes): boolean {
	let clocks = 0;
	for (const ranges of deletes.values()) for (const { len } of ranges) clocks += len;
	return clocks <= PIECE;
}
