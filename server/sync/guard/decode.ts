import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';

export type Struct = Y.Item | Y.GC | Y.Skip;

/** Ranges of clocks by client, rising. */
export type Deletes = ReadonlyMap<number, readonly { readonly clock: number; readonly len: number }[]>;

export interface DecodedUpdate {
	/** In the order written: one block a client, clocks rising. */
	readonly structs: readonly Struct[];
	readonly deletes: Deletes;
}

export type Undecodable = 'malformed' | 'notAllowed' | 'tooLarge';

/** More than a book pasted at once has. Reading is the one step that cannot pause. */
const MAX_STRUCTS = 20_000;
/** A stock client's step 2 repeats every deletion that a document has ever seen. */
const MAX_RANGES = 200_000;

const MAX_CLIENT = 0xffffffff;
/** GC, deleted, string, format, type, any, skip. Not: JSON, binary, embed, sub-document. */
const ALLOWED_STRUCTS = new Set([0, 1, 4, 6, 7, 8, 10]);
const KNOWN_STRUCTS = 10;
/** Y.Text, Y.XmlElement, Y.XmlText. */
const ALLOWED_TYPES = new Set([2, 3, 6]);

class NotDeclared extends Error {}
class TooMany extends Error {}

/** Refuses while reading, so that what is not allowed is never built. */
class CheckedDecoder extends Y.UpdateDecoderV1 {
	readonly #blocks = new Set<number>();
	#structs = 0;
	#ranges = 0;

	override readClient(): number {
		const client = super.readClient();
		// Yjs applies only the last of two blocks of one client, while it decodes both
		if (client > MAX_CLIENT || this.#blocks.has(client)) throw new RangeError('client');
		this.#blocks.add(client);
		return client;
	}

	override readInfo(): number {
		if (!decoding.hasContent(this.restDecoder)) throw new RangeError('end');
		if (++this.#structs > MAX_STRUCTS) throw new TooMany();
		const info = super.readInfo();
		const kind = info & 31;
		if (kind > KNOWN_STRUCTS) throw new RangeError('struct');
		if (!ALLOWED_STRUCTS.has(kind)) throw new NotDeclared();
		return info;
	}

	override readDsClock(): number {
		if (++this.#ranges > MAX_RANGES) throw new TooMany();
		return super.readDsClock();
	}

	override readTypeRef(): number {
		const type = super.readTypeRef();
		if (!ALLOWED_TYPES.has(type)) throw new NotDeclared();
		return type;
	}
}

/**
 * Reads an update (V1) without applying it. Lazily, so that a claim of millions of structs costs nothing: they must be
 * in the bytes.
 */
export function decode(update: Uint8Array): DecodedUpdate | Undecodable {
	try {
		const { structs, ds } = Y.decodeUpdateV2(update, CheckedDecoder as unknown as typeof Y.UpdateDecoderV1);
		if (structs.some(({ length, id }) => !(length > 0) || !Number.isSafeInteger(id.clock + length)))
			return 'malformed';
		for (const ranges of ds.clients.values()) if (!isRising(ranges)) return 'malformed';
		return { structs, deletes: ds.clients };
	} catch (error) {
		if (error instanceof TooMany) return 'tooLarge';
		return error instanceof NotDeclared ? 'notAllowed' : 'malformed';
	}
}

/** Yjs writes them sorted and merged; out of order they would cost quadratic time. */
function isRising(ranges: readonly { clock: number; len: number }[]): boolean {
	let end = 0;
	for (const { clock, len } of ranges) {
		if (!(len > 0) || clock < end) return false;
		end = clock + len;
	}
	return true;
}
