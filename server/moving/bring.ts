import { compareKeys } from '../storage/archive.ts';
import { createDigest, rowText, type Digest } from './row-text.ts';
import type { StoredArea } from './stored-area.ts';

/** Rows that wait to be written: so many, or so many bytes. */
const BATCH_ROWS = 200;
const BATCH_BYTES = 4 * 1024 * 1024;

export interface Brought {
	/** Of the rows of the source, as they were read. */
	readonly digest: Digest;
	/** How many rows of the target were not like the source's. */
	readonly changed: number;
}

/**
 * Makes an area of the target like the source's: both are read in the order of their keys, side by side, and what differs is
 * written. The same again writes nothing, so that an interrupted copy goes on by beginning again.
 */
export async function bring(source: StoredArea, target: StoredArea): Promise<Brought> {
	const digest = createDigest();
	const putting = createBatch((rows) => target.put(rows));
	const removing = createBatch((rows) => {
		if (!target.remove) throw new Error(`${target.name}: the target holds what the source never had`);
		return target.remove(rows);
	});
	const there = inOrder(target)[Symbol.asyncIterator]();
	let standing = await there.next();
	let changed = 0;

	for await (const row of inOrder(source)) {
		const text = rowText(row);
		digest.add(text);
		let order = orderOf(source, standing, row);
		for (; order < 0; order = orderOf(source, standing, row)) {
			changed += 1;
			await removing.add(standing.value, 0);
			standing = await there.next();
		}
		if (order > 0 || rowText(standing.value) !== text) {
			changed += 1;
			await putting.add(row, sizeOf(row));
		}
		if (order === 0) standing = await there.next();
	}
	for (; !standing.done; standing = await there.next()) {
		changed += 1;
		await removing.add(standing.value, 0);
	}
	await removing.end();
	await putting.end();
	return { digest: digest.end(), changed };
}

export async function digestOf(area: StoredArea): Promise<Digest> {
	const digest = createDigest();
	for await (const row of inOrder(area)) digest.add(rowText(row));
	return digest.end();
}

/** Two stores can be compared side by side only while both keep the same order. */
async function* inOrder(area: StoredArea): AsyncGenerator {
	let last: unknown;
	for await (const row of area.rows()) {
		if (last !== undefined && compareKeys(area.key(last), area.key(row)) >= 0)
			throw new Error(`${area.name}: the store does not give its rows in order`);
		yield (last = row);
	}
}

function orderOf(area: StoredArea, standing: IteratorResult<unknown>, row: unknown): number {
	return standing.done ? 1 : compareKeys(area.key(standing.value), area.key(row));
}

function createBatch(write: (rows: readonly unknown[]) => Promise<void>) {
	let rows: unknown[] = [];
	let bytes = 0;
	async function end(): Promise<void> {
		if (rows.length > 0) await write(rows);
		rows = [];
		bytes = 0;
	}
	return {
		async add(row: unknown, size: number): Promise<void> {
			rows.push(row);
			bytes += size;
			if (rows.length >= BATCH_ROWS || bytes >= BATCH_BYTES) await end();
		},
		end,
	};
}

/** Text and bytes of a row, roughly. */
function sizeOf(value: unknown): number {
	if (typeof value === 'string') return value.length;
	if (value instanceof Uint8Array) return value.byteLength;
	if (typeof value !== 'object' || value === null) return 8;
	return Object.values(value).reduce((sum: number, part) => sum + sizeOf(part), 0);
}
