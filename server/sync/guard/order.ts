import * as Y from 'yjs';
import type { Steps } from '../turns.ts';
import type { DecodedUpdate, Struct } from './decode.ts';

/** Structs looked at between two pauses. */
const PAUSE = 1_000;

export interface Ordered {
	/** New structs, each after everything it refers to. */
	readonly fresh: readonly (Y.Item | Y.GC)[];
	/** Some structs are in the store already. */
	readonly repeats: boolean;
	/** False when something refers to what is neither in the store nor in the update. */
	readonly complete: boolean;
}

interface Block {
	readonly client: number;
	readonly structs: (Y.Item | Y.GC)[];
	next: number;
}

/**
 * Finds an order in which an update can be integrated completely, in linear time and without touching the store. What
 * Yjs would keep as pending makes it incomplete.
 */
export function* order(store: Y.Doc['store'], { structs, deletes }: DecodedUpdate): Steps<Ordered> {
	const reached = new Map<number, number>();
	const stateOf = (client: number) => reached.get(client) ?? Y.getState(store, client);
	const blocks = blocksOf(structs);
	const waiters = new Map<number, Block[]>();
	const ready = [...blocks.values()];
	const fresh: (Y.Item | Y.GC)[] = [];
	let repeats = false;
	let looked = 0;

	for (let block = ready.pop(); block; block = ready.pop()) {
		const start = block.next;
		let missing: number | null = null;
		while (missing === null && block.next < block.structs.length) {
			if (++looked % PAUSE === 0) yield;
			const struct = block.structs[block.next]!;
			const state = stateOf(block.client);
			if (struct.id.clock + struct.length <= state) {
				repeats = true;
				block.next += 1;
				continue;
			}
			// a gap; or half known, where Yjs would take the other half's place on trust
			if (struct.id.clock !== state) break;
			missing = struct instanceof Y.Item ? missingOf(struct, stateOf) : null;
			if (missing !== null) break;
			fresh.push(struct);
			reached.set(block.client, state + struct.length);
			block.next += 1;
		}
		if (missing !== null) waiters.set(missing, [...(waiters.get(missing) ?? []), block]);
		if (block.next > start) {
			ready.push(...(waiters.get(block.client) ?? []));
			waiters.delete(block.client);
		}
	}

	const complete =
		[...blocks.values()].every((block) => block.next === block.structs.length) &&
		[...deletes].every(([client, ranges]) => endOf(ranges) <= stateOf(client));
	return { fresh, repeats, complete };
}

function blocksOf(structs: readonly Struct[]): Map<number, Block> {
	const blocks = new Map<number, Block>();
	for (const struct of structs) {
		if (isSkip(struct)) continue;
		const { client } = struct.id;
		const block = blocks.get(client);
		if (block) block.structs.push(struct);
		else blocks.set(client, { client, structs: [struct], next: 0 });
	}
	return blocks;
}

/** By constructor: to TypeScript, Y.GC and Y.Skip are the same shape. */
function isSkip(struct: Struct): struct is Y.Skip {
	return struct.constructor === Y.Skip;
}

/** The client whose struct is needed first; null when all are there. Of one's own client, only earlier clocks count. */
function missingOf(item: Y.Item, stateOf: (client: number) => number): number | null {
	for (const id of [item.origin, item.rightOrigin, item.parent]) {
		if (id instanceof Y.ID && id.clock >= stateOf(id.client)) return id.client;
	}
	return null;
}

function endOf(ranges: readonly { clock: number; len: number }[]): number {
	const last = ranges.at(-1);
	return last ? last.clock + last.len : 0;
}
