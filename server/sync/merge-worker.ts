import { parentPort } from 'node:worker_threads';
import * as Y from 'yjs';
import { applyUntouched } from './document-state.ts';
import { order } from './guard/order.ts';
import type { MergeAnswer, MergeRequest } from './merge-thread.ts';
import { deletePieces, encodeStructs, PIECE } from './pieces.ts';

parentPort?.on('message', ({ id, updates, inPieces }: MergeRequest) => {
	const doc = new Y.Doc();
	applyUntouched(doc, updates);
	const whole = Y.encodeStateAsUpdate(doc);
	const merged = inPieces ? piecesOf(doc, whole) : [whole];
	doc.destroy();
	const buffers = new Set(merged.map(({ buffer }) => buffer as ArrayBuffer));
	parentPort?.postMessage({ id, merged } satisfies MergeAnswer, [...buffers]);
});

/** Updates that are small to apply, one after the other, and together are the whole. */
function piecesOf(doc: Y.Doc, whole: Uint8Array): Uint8Array[] {
	const { structs, ds } = Y.decodeUpdate(whole);
	const ordering = order(new Y.Doc().store, { structs, deletes: new Map() });
	let step = ordering.next();
	while (!step.done) step = ordering.next();
	const { fresh } = step.value;
	const pieces: Uint8Array[] = [];
	for (let from = 0; from < fresh.length; from += PIECE)
		pieces.push(encodeStructs(fresh.slice(from, from + PIECE)));
	return [...pieces, ...deletePieces(doc.store, ds.clients)];
}
