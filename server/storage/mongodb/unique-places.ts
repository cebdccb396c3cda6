import type { Db } from 'mongodb';
import { unlessDuplicate } from './failure.ts';
import { UNIQUE_FIELDS } from './schema.ts';

export type UniqueField = (typeof UNIQUE_FIELDS)[number];

interface Places {
	/** `unique <collection>` */
	readonly _id: string;
	/** Names of unique indexes, each for ever at its place. */
	readonly names: readonly string[];
}

/**
 * Which field of a record holds which of its unique keys: kept in the database, once and for all, for two records can only
 * collide in the same field.
 */
export function createUniquePlaces(database: Db) {
	const settings = database.collection<Places>('settings');
	const known = new Map<string, readonly string[]>();

	async function learn(collection: string, indexes: readonly string[]): Promise<readonly string[]> {
		const _id = `unique ${collection}`;
		await unlessDuplicate(settings.insertOne({ _id, names: [] }));
		for (const name of indexes)
			await settings.updateOne({ _id: { $eq: _id }, names: { $ne: name } }, { $push: { names: name } });
		const names = (await settings.findOne({ _id: _id }))?.names ?? [];
		known.set(collection, names);
		return names;
	}

	return async function fieldsOf(
		collection: string,
		indexes: readonly string[],
	): Promise<ReadonlyMap<string, UniqueField>> {
		if (indexes.length > UNIQUE_FIELDS.length) refuse(collection);
		const remembered = known.get(collection) ?? [];
		const isEnough = indexes.every((name) => remembered.includes(name));
		const names = isEnough ? remembered : await learn(collection, indexes);
		return new Map(
			indexes.map((name) => [name, UNIQUE_FIELDS[names.indexOf(name)] ?? refuse(collection)] as const),
		);
	};
}

function refuse(collection: string): never {
	throw new TypeError(`collection ${collection}: ${UNIQUE_FIELDS.length} unique indexes at most`);
}
