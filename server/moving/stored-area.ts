import { isInstanceName } from '../instance.ts';
import { keyOf, type Area, type Archive, type ChangingArea, type Key } from '../storage/archive.ts';
import type { Storage } from '../storage/storage.ts';
import { openAccountRows } from './account-rows.ts';
import { isMark } from './mark.ts';

/** One part of a store as it is copied, whatever its rows are. */
export interface StoredArea {
	readonly name: AreaName;
	key(row: unknown): Key;
	rows(): AsyncIterable<unknown>;
	put(rows: readonly unknown[]): Promise<void>;
	/** Null where nothing ever goes. */
	readonly remove: ((rows: readonly unknown[]) => Promise<void>) | null;
}

export type AreaName = keyof Archive | 'accounts';

/**
 * What people did and decided: the areas that speak of one another. The others stand on their own or hold what facts name,
 * and are written before the facts that name them.
 */
export const FACTS: readonly AreaName[] = ['ledger', 'records', 'published'];
export const NAMED_BY_FACTS: readonly AreaName[] = ['documents', 'files', 'accounts'];
export const AREAS: readonly AreaName[] = [...FACTS, ...NAMED_BY_FACTS];

export type Store = ReadonlyMap<AreaName, StoredArea>;

export async function areasOf(storage: Storage): Promise<Store> {
	const { archive } = storage;
	const accounts = await openAccountRows(storage.identity);
	const areas: readonly StoredArea[] = [
		area('ledger', archive.ledger, keyOf.ledger),
		area('records', withoutItsOwn(archive.records), keyOf.records),
		area('published', archive.published, keyOf.published),
		area('documents', archive.documents, keyOf.documents),
		area('files', archive.files, keyOf.files),
		area('accounts', accounts, accounts.key),
	];
	return new Map(areas.map((one) => [one.name, one]));
}

function area<Row>(name: AreaName, rows: Area<Row> | ChangingArea<Row>, key: (row: Row) => Key): StoredArea {
	return {
		name,
		key: (row) => key(row as Row),
		rows: () => rows.rows(),
		put: (some) => rows.put(some as Row[]),
		remove: 'remove' in rows ? (some) => rows.remove(some as Row[]) : null,
	};
}

/** What a store says of itself is not copied: whose it is, and that it is unfinished. */
function withoutItsOwn(records: Archive['records']): Archive['records'] {
	return {
		...records,
		async *rows() {
			for await (const row of records.rows()) if (!isMark(row) && !isInstanceName(row)) yield row;
		},
	};
}
