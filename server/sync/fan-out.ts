import * as Y from 'yjs';
import type { Connection } from './connection.ts';
import { writeUpdate } from './messages.ts';

/** Merging is quadratic in the number of updates. */
const MERGED = 50;

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
			for (let from = 0; from < group.length; from += MERGED) {
				frames += sendMerged(group.slice(from, from + MERGED));
			}
			return frames;
		},
	};

	function sendMerged(part: readonly CommittedUpdate[]): number {
		const first = part[0]!;
		const update = part.length === 1 ? first.bytes : Y.mergeUpdates(part.map(({ bytes }) => bytes));
		const frame = writeUpdate(update);
		const sole = part.every(({ author }) => author === first.author) ? first.author : null;
		let frames = 0;
		for (const connection of connections) {
			if (connection !== sole && connection.sendEdit(frame, update)) frames += 1;
		}
		return frames;
	}
}
