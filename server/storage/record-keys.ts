import type { Collection, Page } from './records.ts';

/** One entry of a declared index: under which key a record is found. */
export interface RecordKey {
	readonly index: string;
	readonly key: string;
	readonly unique: boolean;
}

/** Every key of a value, each once, for adapters to keep beside the record. */
export function keysOf<V>(collection: Collection<V>, value: V): RecordKey[] {
	const keys: RecordKey[] = [];
	for (const [index, keysIn] of Object.entries(collection.indexes)) {
		for (const key of new Set(keysIn(value))) keys.push({ index, key, unique: false });
	}
	for (const [index, keyIn] of Object.entries(collection.unique)) {
		const key = keyIn(value);
		if (key !== null) keys.push({ index, key, unique: true });
	}
	return keys;
}

/** Asking for an index that nobody declared is a mistake in the code, never an empty answer. */
export function requireIndex(collection: Collection<never>, index: string): void {
	const declared = Object.hasOwn(collection.indexes, index) !== Object.hasOwn(collection.unique, index);
	if (!declared)
		throw new TypeError(`collection ${collection.name}: the index ${index} is not declared once`);
}

const LARGEST_PAGE = 1000;

export function pageSize(page: Page | undefined): number {
	const asked = page?.limit ?? LARGEST_PAGE;
	return Number.isInteger(asked) && asked >= 0 ? Math.min(asked, LARGEST_PAGE) : LARGEST_PAGE;
}

/** Records hold JSON objects; what JSON cannot say is refused before anything is written. */
export function toJson(value: unknown): string {
	const json = JSON.stringify(value);
	if (json === undefined || !json.startsWith('{')) throw new TypeError('a record holds a JSON object');
	return json;
}
