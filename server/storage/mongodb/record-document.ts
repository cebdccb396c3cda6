import type { RecordKey } from '../record-keys.ts';
import { prefixOf, splitPrefix } from './scalars.ts';
import { UNIQUE_FIELDS } from './schema.ts';
import type { UniqueField } from './unique-places.ts';

export type RecordDocument = Readonly<Record<UniqueField, string>> & {
	/** Collection and id: their order is the order of these. */
	readonly _id: string;
	readonly revision: number;
	/** As text, so that no name in it means anything to the database. */
	readonly json: string;
	/** Under which the record is found, those that are unique as well. */
	readonly keys: readonly string[];
};

/** Room in a document of 16 MB for what stands beside the value. */
const LARGEST_VALUE = 15 * 1024 * 1024;

export function recordId(collection: string, id: string): string {
	return prefixOf(collection) + id;
}

export function keyText(collection: string, index: string, key: string): string {
	return prefixOf(collection) + prefixOf(index) + key;
}

export function contentOf(
	collection: string,
	id: string,
	json: string,
	keys: readonly RecordKey[],
	fields: ReadonlyMap<string, UniqueField>,
): Omit<RecordDocument, '_id' | 'revision'> {
	if (Buffer.byteLength(json) > LARGEST_VALUE)
		throw new RangeError(`a record holds ${LARGEST_VALUE} bytes of JSON at most`);
	// where there is no key, the id: nobody else has it
	const unique = Object.fromEntries(
		UNIQUE_FIELDS.map((field) => [field, `id ${recordId(collection, id)}`]),
	) as Record<UniqueField, string>;
	for (const own of keys) {
		const field = own.unique ? fields.get(own.index) : undefined;
		if (field) unique[field] = `key ${keyText(collection, own.index, own.key)}`;
	}
	return { json, keys: keys.map(({ index, key }) => keyText(collection, index, key)), ...unique };
}

export function keysIn(document: RecordDocument): RecordKey[] {
	const unique = new Set(UNIQUE_FIELDS.map((field) => document[field]));
	return document.keys.map((text) => {
		const [, indexAndKey] = splitPrefix(text);
		const [index, key] = splitPrefix(indexAndKey);
		return { index, key, unique: unique.has(`key ${text}`) };
	});
}
