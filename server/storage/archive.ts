import type { PublishedMonth } from '#lib/domain/board/disclosure/published-month.ts';
import type { LedgerRow } from './ledger.ts';
import type { RecordKey } from './record-keys.ts';
import type { StoredUpdate } from './update-log.ts';

/**
 * The whole store, row by row: for moving it into another one and for copying it. Reading asks nothing of the store but
 * pages, so that what it holds may be larger than memory. better-auth's tables are read through its own adapter.
 */
export interface Archive {
	readonly ledger: Area<LedgerRow>;
	readonly records: ChangingArea<ArchivedRecord>;
	readonly published: Area<PublishedMonth>;
	readonly documents: ChangingArea<ArchivedDocument>;
	readonly files: Area<ArchivedFile>;
}

export interface Area<Row> {
	/**
	 * Every row, in the order of its key (keyOf): numbers by value, text by its UTF-8 bytes. Rows that are put or removed
	 * meanwhile before the place that is being read stay unseen.
	 */
	rows(): AsyncIterable<Row>;
	/**
	 * Each in the place of the row under the same key, on disk when it resolves. Rejects when it would change what never
	 * changes: a ledger row (its body may be emptied), a file, a published month.
	 */
	put(rows: readonly Row[]): Promise<void>;
}

/** Rows may change and go. A record takes a unique key away from whichever record of the target holds it: that one is removed. */
export interface ChangingArea<Row> extends Area<Row> {
	remove(rows: readonly Row[]): Promise<void>;
}

/** A live document with everything that is known of its log. */
export interface ArchivedDocument {
	readonly document: string;
	readonly snapshot: Uint8Array | null;
	readonly snapshotUpTo: number;
	readonly updates: readonly StoredUpdate[];
	/** By client id. */
	readonly owners: readonly (readonly [client: number, person: string | null])[];
}

export interface ArchivedRecord {
	readonly collection: string;
	readonly id: string;
	readonly revision: number;
	/** JSON, as it is kept. */
	readonly value: string;
	/** By index, then by key. */
	readonly keys: readonly RecordKey[];
}

export interface ArchivedFile {
	readonly hash: string;
	readonly bytes: Uint8Array;
}

export type Key = readonly (string | number)[];

export const keyOf = {
	ledger: ({ sequence }: Pick<LedgerRow, 'sequence'>): Key => [sequence],
	records: ({ collection, id }: Pick<ArchivedRecord, 'collection' | 'id'>): Key => [collection, id],
	published: ({ month, version }: Pick<PublishedMonth, 'month' | 'version'>): Key => [month, version],
	documents: ({ document }: Pick<ArchivedDocument, 'document'>): Key => [document],
	files: ({ hash }: Pick<ArchivedFile, 'hash'>): Key => [hash],
} satisfies Record<keyof Archive, unknown>;

export function compareKeys(one: Key, other: Key): number {
	for (const [index, part] of one.entries()) {
		const difference = comparePart(part, other[index]!);
		if (difference !== 0) return difference;
	}
	return 0;
}

function comparePart(one: string | number, other: string | number): number {
	if (typeof one === 'number' && typeof other === 'number') return one - other;
	return Buffer.compare(Buffer.from(String(one)), Buffer.from(String(other)));
}

/** As the adapters answer a record's keys. */
export function sortKeys(keys: readonly RecordKey[]): RecordKey[] {
	return keys.toSorted((one, other) => compareKeys([one.index, one.key], [other.index, other.key]));
}
