import type { Db } from 'mongodb';
import { keysOf, pageSize, requireIndex, toJson } from '../record-keys.ts';
import type { Collection, Page, Records, Stored } from '../records.ts';
import { unlessDuplicate } from './failure.ts';
import { contentOf, keyText, recordId, type RecordDocument } from './record-document.ts';
import { endOf, prefixOf, requireInteger, requireText, splitPrefix } from './scalars.ts';
import { createUniquePlaces } from './unique-places.ts';

export function createMongoRecords(database: Db): Records {
	const records = database.collection<RecordDocument>('records');
	const fieldsOf = createUniquePlaces(database);

	/** What is kept of a value. The value is read at once: what the caller does to it later does not reach the answer. */
	function prepareContent<V>(collection: Collection<V>, id: string, value: V) {
		const json = toJson(value);
		const keys = keysOf(collection, value);
		const indexes = Object.keys(collection.unique);
		return async () => contentOf(collection.name, id, json, keys, await fieldsOf(collection.name, indexes));
	}

	async function select<V>(
		collection: Collection<V>,
		page: Page | undefined,
		key: string | null,
	): Promise<Stored<V>[]> {
		const limit = pageSize(page);
		if (limit === 0) return []; // which the database takes for «all»
		const prefix = prefixOf(collection.name);
		const from = page?.after === undefined ? { $gte: prefix } : { $gt: prefix + page.after };
		const wanted = { _id: { ...from, $lt: endOf(prefix) }, ...(key === null ? {} : { keys: { $eq: key } }) };
		const found = await records.find(wanted).sort({ _id: 1 }).limit(limit).toArray();
		return found.map((document) => parse<V>(document));
	}

	return {
		async insert(collection, id, value) {
			requireText(collection.name, id);
			const content = prepareContent(collection, id, value);
			const _id = recordId(collection.name, id);
			return unlessDuplicate(records.insertOne({ _id, revision: 1, ...(await content()) }));
		},
		async get<V>(collection: Collection<V>, id: string) {
			requireText(collection.name, id);
			const found = await records.findOne({ _id: recordId(collection.name, id) });
			return found && parse<V>(found);
		},
		async replace(collection, id, revision, value) {
			requireText(collection.name, id);
			requireInteger(revision);
			const content = prepareContent(collection, id, value);
			const wanted = { _id: { $eq: recordId(collection.name, id) }, revision: { $eq: revision } };
			const change = { $set: { revision: revision + 1, ...(await content()) } };
			let found = 0;
			const replacing = records.updateOne(wanted, change).then(({ matchedCount }) => {
				found = matchedCount;
			});
			return (await unlessDuplicate(replacing)) && found === 1;
		},
		async remove(collection, id, revision) {
			requireText(collection.name, id);
			requireInteger(revision);
			const wanted = { _id: { $eq: recordId(collection.name, id) }, revision: { $eq: revision } };
			return (await records.deleteOne(wanted)).deletedCount === 1;
		},
		async find(collection, index, key, page) {
			requireIndex(collection, index);
			requireText(collection.name, index, key, page?.after ?? '');
			return select(collection, page, keyText(collection.name, index, key));
		},
		async list(collection, page) {
			requireText(collection.name, page?.after ?? '');
			return select(collection, page, null);
		},
	};
}

function parse<V>({ _id, revision, json }: RecordDocument): Stored<V> {
	const [, id] = splitPrefix(_id);
	return { id, revision, value: JSON.parse(json) as V };
}
