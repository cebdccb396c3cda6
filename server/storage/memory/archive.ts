import { isDeepStrictEqual } from 'node:util';
import type { PublishedMonth } from '#lib/domain/board/disclosure/published-month.ts';
import { compareKeys, keyOf, sortKeys, type Archive, type Key } from '../archive.ts';
import type { LedgerRow } from '../ledger.ts';
import type { KeptMonths } from './published.ts';
import type { KeptRecord, KeptRecords } from './records.ts';
import type { KeptDocument } from './update-log.ts';

/** What the stores of memory hold. */
export interface Kept {
	readonly documents: Map<string, KeptDocument>;
	readonly records: KeptRecords;
	readonly ledger: LedgerRow[];
	readonly files: Map<string, Uint8Array>;
	readonly months: KeptMonths;
}

export function createMemoryArchive({ documents, records, ledger, files, months }: Kept): Archive {
	return {
		ledger: {
			async *rows() {
				yield* structuredClone(ledger);
			},
			async put(rows) {
				for (const row of rows) {
					const kept = ledger[row.sequence - 1];
					const before = ledger.at(-1);
					const continues = row.sequence === ledger.length + 1 && row.previous === (before?.hash ?? '');
					const emptied = kept && { ...kept, salt: null, body: null };
					if (!(kept ? [kept, emptied].some((same) => isDeepStrictEqual(same, row)) : continues))
						throw new Error('a ledger row never changes, and continues the last one');
					ledger[row.sequence - 1] = { ...row };
				}
			},
		},
		records: {
			async *rows() {
				const all = [...records].flatMap(([collection, kept]) =>
					[...kept.values()].map(({ id, revision, json, keys }) => {
						return { collection, id, revision, value: json, keys: sortKeys(keys) };
					}),
				);
				yield* inOrder(all, keyOf.records);
			},
			async put(rows) {
				for (const { collection, id, revision, value, keys } of rows) {
					const kept = records.get(collection) ?? new Map<string, KeptRecord>();
					for (const other of kept.values()) {
						const loses = keys.some(
							(own) => own.unique && other.keys.some((theirs) => isDeepStrictEqual(own, theirs)),
						);
						if (loses) kept.delete(other.id);
					}
					records.set(collection, kept.set(id, { id, revision, json: value, keys }));
				}
			},
			async remove(rows) {
				for (const { collection, id } of rows) records.get(collection)?.delete(id);
			},
		},
		published: {
			async *rows() {
				const all = [...months.values()].flatMap((versions) => [...versions.values()]);
				yield* inOrder(
					all.map((json) => JSON.parse(json) as PublishedMonth),
					keyOf.published,
				);
			},
			async put(rows) {
				for (const row of rows) {
					const versions = months.get(row.month) ?? new Map<number, string>();
					const kept = versions.get(row.version);
					if (kept !== undefined && !isDeepStrictEqual(JSON.parse(kept), row))
						throw new Error('what is published never changes');
					months.set(row.month, versions.set(row.version, JSON.stringify(row)));
				}
			},
		},
		documents: {
			async *rows() {
				const all = [...documents].map(([document, { snapshot, snapshotUpTo, updates, owners }]) =>
					structuredClone({ document, snapshot, snapshotUpTo, updates, owners: byClient(owners) }),
				);
				yield* inOrder(all, keyOf.documents);
			},
			async put(rows) {
				for (const { document, snapshot, snapshotUpTo, updates, owners } of structuredClone(rows)) {
					const head = updates.at(-1)?.sequence ?? snapshotUpTo;
					const kept = { snapshot, snapshotUpTo, updates: [...updates], head, owners: new Map(owners) };
					documents.set(document, kept);
				}
			},
			async remove(rows) {
				for (const { document } of rows) documents.delete(document);
			},
		},
		files: {
			async *rows() {
				yield* inOrder(
					[...files].map(([hash, bytes]) => ({ hash, bytes: new Uint8Array(bytes) })),
					keyOf.files,
				);
			},
			async put(rows) {
				for (const { hash, bytes } of rows) {
					if (files.has(hash)) throw new Error('a file is written once');
					files.set(hash, new Uint8Array(bytes));
				}
			},
		},
	};
}

function byClient(owners: ReadonlyMap<number, string | null>): [number, string | null][] {
	return [...owners].toSorted(([one], [other]) => one - other);
}

function inOrder<Row>(rows: readonly Row[], key: (row: Row) => Key): Row[] {
	return rows.toSorted((one, other) => compareKeys(key(one), key(other)));
}
