import { createHash } from 'node:crypto';

/** One text for one row, the same from every store: fields by name, bytes by their SHA-256, times in UTC, nothing as null. */
export function rowText(row: unknown): string {
	return JSON.stringify(ordered(row));
}

function ordered(value: unknown): unknown {
	if (value === null || value === undefined) return null;
	if (value instanceof Uint8Array) return { sha256: createHash('sha256').update(value).digest('hex') };
	if (value instanceof Date) return value.toISOString();
	if (Array.isArray(value)) return value.map(ordered);
	if (typeof value !== 'object') return value;
	const fields = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
	return Object.fromEntries(fields.map(([name, field]) => [name, ordered(field)]));
}

/** How many rows, and SHA-256 over their texts in their order. */
export interface Digest {
	readonly rows: number;
	readonly sha256: string;
}

export function createDigest() {
	const hash = createHash('sha256');
	let rows = 0;
	return {
		add(text: string): void {
			rows += 1;
			hash.update(`${Buffer.byteLength(text)}\n`).update(text);
		},
		end: (): Digest => ({ rows, sha256: hash.digest('hex') }),
	};
}
