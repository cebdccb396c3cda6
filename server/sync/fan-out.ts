import * as Y from 'yjs';
import type { Connection } from './connection.ts';
import { writeUpdate } from './messages.ts';

/** Merging is quadratic in the number of updates, and slow by the byte. */
const MERGED = 50;
const MERGED_BYTES = 32_768;

export interface CommittedUpdate {
	readonly bytes: Uint8Array;
	readonly author: Connection | null;
}

/** Sends committed updates to everybody as few frames, each encoded once. A sole author does not get its own words back. */
export function createFanOut(connections: Iterable<Connection>) {
	return {
		/** Answers how many frames went out. */
		send(group: readonly CommittedUpdate[]): number {
			let frames = 0;
			for (const part of partsOf(group)) frames += sendMerged(part);
			return frames;
		},
	};

	function sendMerged(part: readonly CommittedUpdate[]): number {
		const first = part[0]!;
		const update = part.length === 1 ? first.bytes : Y.mergeUpdates(part.map(({ bytes }) => bytes));
		const frame = writeUpdate(update);
		const sole = part.every(({ author }) => author === first.author) ? first.author : null;
		let parsed: ReadonlyMap<number, number> | null = null;
		const firsts = () => (parsed ??= Y.parseUpdateMeta(update).from);
		let frames = 0;
		for (const connection of connections) {
			if (connection !== sole && connection.sendEdit(frame, firsts)) frames += 1;
		}
		return frames;
	}
}

function* partsOf(group: readonly CommittedUpdate[]): Iterable<readonly CommittedUpdate[]> {
	let part: CommittedUpdate[] = [];
	let bytes = 0;
	for (const update of group) {
		if (part.length === MERGED || (part.length > 0 && bytes + update.bytes.length > MERGED_BYTES)) {
			yield part;
			[part, bytes] = [[], 0];
		}
		part.push(update);
		bytes += update.bytes.length;
	}
	if (part.length > 0) yield part;
}
