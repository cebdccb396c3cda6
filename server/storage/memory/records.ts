import { keysOf, pageSize, requireIndex, toJson, type RecordKey } from '../record-keys.ts';
import type { Collection, Page, Records, Stored } from '../records.ts';

export type KeptRecords = Map<string, Map<string, KeptRecord>>;

export interface KeptRecord {
	readonly id: string;
	readonly revision: number;
	/** The value as text: what a caller does to its object later cannot reach it. */
	readonly json: string;
	readonly keys: readonly RecordKey[];
}

export function createMemoryRecords(collections: KeptRecords = new Map()): Records {
	function recordsOf(collection: Collection<never>): Map<string, KeptRecord> {
		const records = collections.get(collection.name) ?? new Map<string, KeptRecord>();
		collections.set(collection.name, records);
		return records;
	}

	function keep<V>(collection: Collection<V>, id: string, revision: number, value: V): boolean {
		const records = recordsOf(collection);
		const record = { id, revision, json: toJson(value), keys: keysOf(collection, value) };
		for (const other of records.values()) if (other.id !== id && collide(other, record)) return false;
		records.set(id, record);
		return true;
	}

	function select<V>(
		collection: Collection<V>,
		page: Page | undefined,
		wanted: (record: KeptRecord) => boolean,
	) {
		const { after } = page ?? {};
		return [...recordsOf(collection).values()]
			.filter((record) => wanted(record) && (after === undefined || compareIds(record.id, after) > 0))
			.sort((one, other) => compareIds(one.id, other.id))
			.slice(0, pageSize(page))
			.map((record) => parse<V>(record));
	}

	return {
		async insert(collection, id, value) {
			return !recordsOf(collection).has(id) && keep(collection, id, 1, value);
		},
		async get<V>(collection: Collection<V>, id: string) {
			const record = recordsOf(collection).get(id);
			return record ? parse<V>(record) : null;
		},
		async replace(collection, id, revision, value) {
			const current = recordsOf(collection).get(id);
			return current?.revision === revision && keep(collection, id, revision + 1, value);
		},
		async remove(collection, id, revision) {
			const records = recordsOf(collection);
			return records.get(id)?.revision === revision && records.delete(id);
		},
		async find(collection, index, key, page) {
			requireIndex(collection, index);
			return select(collection, page, ({ keys }) =>
				keys.some((own) => own.index === index && own.key === key),
			);
		},
		async list(collection, page) {
			return select(collection, page, () => true);
		},
	};
}

function collide(one: KeptRecord, other: KeptRecord): boolean {
	return one.keys.some(
		({ unique, index, key }) =>
			unique && other.keys.some((own) => own.unique && own.index === index && own.key === key),
	);
}

function parse<V>({ id, revision, json }: KeptRecord): Stored<V> {
	return { id, revision, value: JSON.parse(json) as V };
}

/** By code point, as UTF-8 stores do; JavaScript's own order differs beyond U+FFFF. */
function compareIds(one: string, other: string): number {
	return Buffer.compare(Buffer.from(one), Buffer.from(other));
}
