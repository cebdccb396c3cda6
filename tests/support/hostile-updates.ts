import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { addParagraph, updateOf } from '../scenarios/sync/support.ts';

/** Updates that a program may write and no editor does, and a few that an editor writes seldom. All but the last are V1. */

/** A text of so many paragraphs, each of two elements and two runs that do not merge, in updates of 250 paragraphs. */
export function largeText(paragraphs: number, characters: number): { doc: Y.Doc; updates: Uint8Array[] } {
	const doc = new Y.Doc();
	const updates: Uint8Array[] = [];
	for (let done = 0; done < paragraphs; done += 250) {
		updates.push(
			updateOf(doc, () => {
				for (let i = done; i < Math.min(done + 250, paragraphs); i++) {
					const words = addParagraph(doc, 'b'.repeat(characters / 2), i);
					words.insert(0, 'a'.repeat(characters / 2));
				}
			}),
		);
	}
	return { doc, updates };
}

/** So many quotations, one inside the other. */
export function nested(depth: number): Uint8Array {
	const doc = new Y.Doc();
	return updateOf(doc, () => {
		let at: Y.XmlFragment = doc.getXmlFragment('text');
		for (let i = 0; i < depth; i++) {
			const quote = new Y.XmlElement('blockquote');
			at.insert(0, [quote]);
			at = quote;
		}
	});
}

/** What hand-made structs stand beside: this character of that client. */
type Beside = readonly [client: number, clock: number] | null;

/** One character between two others, in the document's own form. */
interface Character {
	readonly client: number;
	readonly clock: number;
	readonly origin: Beside;
	readonly right: Beside;
}

/** Characters by many clients: one block a client, clocks as given. */
export function characters(all: readonly Character[]): Uint8Array {
	const blocks = Map.groupBy(all, ({ client }) => client);
	return encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, blocks.size);
		for (const [client, block] of blocks) {
			for (const n of [block.length, client, block[0]!.clock]) encoding.writeVarUint(encoder, n);
			for (const { origin, right } of block) {
				encoding.writeUint8(encoder, 4 | (origin ? 0x80 : 0) | (right ? 0x40 : 0));
				for (const n of [...(origin ?? []), ...(right ?? [])]) encoding.writeVarUint(encoder, n);
				encoding.writeVarString(encoder, 'x');
			}
		}
		encoding.writeVarUint(encoder, 0);
	});
}

/** One block of so many collected structs of one clock: two bytes each. */
export function collected(client: number, count: number): Uint8Array {
	return encoding.encode((encoder) => {
		for (const n of [1, count, client, 0]) encoding.writeVarUint(encoder, n);
		for (let i = 0; i < count; i++) {
			encoding.writeUint8(encoder, 0);
			encoding.writeVarUint(encoder, 1);
		}
		encoding.writeVarUint(encoder, 0);
	});
}

/** Deletes every `step`th clock of a client, below `clocks`. */
export function scattered(client: number, clocks: number, step: number): Uint8Array {
	const count = Math.floor(clocks / step);
	return encoding.encode((encoder) => {
		for (const n of [0, 1, client, count]) encoding.writeVarUint(encoder, n);
		for (let i = 0; i < count; i++) for (const n of [i * step, 1]) encoding.writeVarUint(encoder, n);
	});
}
