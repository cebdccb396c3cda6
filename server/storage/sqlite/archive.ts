import { isDeepStrictEqual } from 'node:util';
import { compareKeys, keyOf, type Archive } from '../archive.ts';
import { pages } from '../pages.ts';
import type { SqlitePublished } from './published.ts';
import type { StoreThread } from './store-thread.ts';
import { trim } from './trim.ts';

const PAGE = 500;

export function createSqliteArchive(thread: StoreThread, published: SqlitePublished): Archive {
	return {
		ledger: {
			rows: () =>
				pages(
					0,
					(after) => thread.read('readLedger', after, PAGE),
					({ sequence }) => sequence,
				),
			put: (rows) => thread.write('putLedger', rows),
		},
		records: {
			async *rows() {
				const names = await thread.read('collectionNames');
				for (const name of names.toSorted(byPlaceOfCollection)) {
					const page = (from: string) => thread.read('archivedRecords', name, from, PAGE);
					yield* pages('', page, ({ id }) => following(id));
				}
			},
			put: (rows) => thread.write('putRecords', rows),
			remove: (rows) =>
				thread.write(
					'removeRecords',
					rows.map(({ collection, id }) => [collection, id] as const),
				),
		},
		published: {
			async *rows() {
				yield* await published.all();
			},
			async put(rows) {
				for (const row of rows) {
					if (await published.put(row)) continue;
					const kept = (await published.reader.versions(row.month)).find(
						({ version }) => version === row.version,
					);
					if (!isDeepStrictEqual(kept, row)) throw new Error('what is published never changes');
				}
			},
		},
		documents: {
			async *rows() {
				for await (const document of pages(
					'',
					(from) => thread.read('documentNames', from, PAGE),
					following,
				)) {
					const { snapshot, snapshotUpTo, updates, owners } = await thread.read('readLog', document);
					const byClient = [...owners].toSorted(([one], [other]) => one - other);
					yield { document, snapshot, snapshotUpTo, updates, owners: byClient };
				}
			},
			put: (rows) =>
				thread.write(
					'putDocuments',
					rows.map((row) => ({
						...row,
						snapshot: row.snapshot && trim(row.snapshot),
						updates: row.updates.map((update) => ({ ...update, bytes: trim(update.bytes) })),
					})),
				),
			remove: (rows) =>
				thread.write(
					'removeDocuments',
					rows.map(({ document }) => document),
				),
		},
		files: {
			async *rows() {
				for await (const hash of pages('', (from) => thread.read('fileNames', from, PAGE), following)) {
					const bytes = await thread.read('getFile', hash);
					if (bytes) yield { hash, bytes };
				}
			},
			put: (rows) =>
				thread.write(
					'putFiles',
					rows.map(({ hash, bytes }) => ({ hash, bytes: trim(bytes) })),
				),
		},
	};
}

function byPlaceOfCollection(one: string, other: string): number {
	return compareKeys(
		keyOf.records({ collection: one, id: '' }),
		keyOf.records({ collection: other, id: '' }),
	);
}

/** The smallest text after this one. */
function following(text: string): string {
	return `${text}\0`;
}
