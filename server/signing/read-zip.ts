import { inflateRawSync } from 'node:zlib';

const END = 0x06054b50;
const END_LENGTH = 22;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;

/** Far above what a bundle holds, a re-zipped one with folders included. */
const MAX_ENTRIES = 100;

/**
 * The files of these names in a zip from anybody (APPNOTE 6.3.10, §4.3). A zip lies at will about sizes and counts, and
 * its entries may share their bytes: each name is opened once, and no more than `most` bytes come out, whatever it says.
 * Throws when it is no zip, or one that does so.
 */
export function readZip(
	bytes: Uint8Array,
	names: ReadonlySet<string>,
	most: number,
): Map<string, Uint8Array> {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const end = findEnd(view);
	const entries = view.getUint16(end + 10, true);
	if (entries > MAX_ENTRIES) throw new RangeError('this zip holds too many files');
	const found = new Map<string, Uint8Array>();
	let left = most;
	let at = view.getUint32(end + 16, true);
	for (let entry = 0; entry < entries; entry++) {
		if (view.getUint32(at, true) !== ENTRY) throw new TypeError('this zip is damaged');
		const nameLength = view.getUint16(at + 28, true);
		const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
		if (names.has(name)) {
			if (found.has(name)) throw new TypeError(`${name} is there twice`);
			const file = open(bytes, view, at, left);
			left -= file.length;
			found.set(name, file);
		}
		at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
	}
	return found;
}

/** The last record, before a comment of at most 65 535 bytes. */
function findEnd(view: DataView): number {
	for (let at = view.byteLength - END_LENGTH; at >= 0 && at >= view.byteLength - END_LENGTH - 0xffff; at--)
		if (view.getUint32(at, true) === END) return at;
	throw new TypeError('this is not a zip');
}

function open(bytes: Uint8Array, view: DataView, entry: number, most: number): Uint8Array {
	const method = view.getUint16(entry + 10, true);
	const packed = view.getUint32(entry + 20, true);
	const size = view.getUint32(entry + 24, true);
	const local = view.getUint32(entry + 42, true);
	if (view.getUint32(local, true) !== LOCAL) throw new TypeError('this zip is damaged');
	if (size > most) throw new RangeError('this zip holds too much');
	const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
	const data = bytes.subarray(start, start + packed);
	const file = method === STORED ? data : method === DEFLATED ? inflate(data, size) : null;
	if (!file || file.length !== size) throw new TypeError('this zip is damaged');
	return file;
}

/** Stops at the size that was claimed. */
function inflate(data: Uint8Array, size: number): Uint8Array {
	return inflateRawSync(data, { maxOutputLength: Math.max(size, 1) });
}
