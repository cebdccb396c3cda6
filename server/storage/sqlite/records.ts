import { keysOf, pageSize, requireIndex, toJson } from '../record-keys.ts';
import type { Collection, Page, Records, Stored } from '../records.ts';
import type { StoreThread } from './store-thread.ts';
import type { RecordRow } from './worker/records.ts';

/** Index functions run here, before the request; the thread only sees their keys. */
export function createSqliteRecords(thread: StoreThread): Records {
	return {
		async insert(collection, id, value) {
			return thread.write('insertRecord', collection.name, id, toJson(value), keysOf(collection, value));
		},
		async get<V>(collection: Collection<V>, id: string) {
			const row = await thread.read('getRecord', collection.name, id);
			return row && parse<V>(row);
		},
		async replace(collection, id, revision, value) {
			const keys = keysOf(collection, value);
			return thread.write('replaceRecord', collection.name, id, revision, toJson(value), keys);
		},
		remove: (collection, id, revision) => thread.write('removeRecord', collection.name, id, revision),
		async find<V>(collection: Collection<V>, index: string, key: string, page?: Page) {
			requireIndex(collection, index);
			const limit = pageSize(page);
			const rows = await thread.read('findRecords', collection.name, index, key, firstId(page), limit);
			return rows.map((row) => parse<V>(row));
		},
		async list<V>(collection: Collection<V>, page?: Page) {
			const rows = await thread.read('listRecords', collection.name, firstId(page), pageSize(page));
			return rows.map((row) => parse<V>(row));
		},
	};
}

/** The smallest id after `page.after` is that id with a NUL behind it. */
function firstId(page: Page | undefined): string {
	return page?.after === undefined ? '' : `${page.after}\0`;
}

function parse<V>({ id, revision, value }: RecordRow): Stored<V> {
	return { id, revision, value: JSON.parse(value) as V };
}
