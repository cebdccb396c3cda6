import type { Binary, Collection, Db } from 'mongodb';
import { unlessDuplicate } from './failure.ts';

/** As the driver gives and takes them. */
export type Bytes = Uint8Array | Binary;

/** In a document: its bytes, or how many documents of `parts` hold them. */
export type KeptBytes = { readonly bytes: Bytes } | { readonly parts: number };

/** A document holds 16 MB; smaller ones are written and read within the patience for one answer. */
export const LARGEST_PART = 4 * 1024 * 1024;

interface Part {
	readonly _id: string;
	readonly of: string;
	readonly bytes: Bytes;
}

/**
 * Bytes of any size. What is too large for one document is put into several first, and counts for nothing until a document
 * names it: that one is the commit. A crash before it leaves parts that nobody names.
 */
export interface LargeBytes {
	/** `of` names them alone: the same name always means the same bytes. */
	keep(of: string, bytes: Uint8Array): Promise<KeptBytes>;
	/** Null when a part is missing. */
	load(of: string, kept: KeptBytes): Promise<Uint8Array | null>;
	remove(of: readonly string[]): Promise<void>;
}

export function createLargeBytes(database: Db): LargeBytes {
	const parts: Collection<Part> = database.collection<Part>('parts');
	const idOf = (of: string, index: number) => `${of}/${index}`;

	return {
		async keep(of, bytes) {
			if (bytes.byteLength <= LARGEST_PART) return { bytes };
			let count = 0;
			for (let start = 0; start < bytes.byteLength; start += LARGEST_PART) {
				const part = bytes.subarray(start, start + LARGEST_PART);
				await unlessDuplicate(parts.insertOne({ _id: idOf(of, count++), of, bytes: part }));
			}
			return { parts: count };
		},
		async load(of, kept) {
			if ('bytes' in kept) return plain(kept.bytes);
			const found: Uint8Array[] = [];
			for (let index = 0; index < kept.parts; index++) {
				const part = await parts.findOne({ _id: idOf(of, index) });
				if (!part) return null;
				found.push(plain(part.bytes));
			}
			return new Uint8Array(Buffer.concat(found));
		},
		async remove(of) {
			if (of.length > 0) await parts.deleteMany({ of: { $in: [...of] } });
		},
	};
}

/** A copy of their own: the driver's view may show the whole answer of the server behind it. */
function plain(bytes: Bytes): Uint8Array {
	return new Uint8Array(bytes instanceof Uint8Array ? bytes : bytes.buffer);
}
