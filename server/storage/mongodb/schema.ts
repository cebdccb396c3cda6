import type { Db } from 'mongodb';
import { unlessDuplicate } from './failure.ts';

/** Counts up with each change of what the documents look like. */
const VERSION = 1;

interface Setting {
	readonly _id: string;
	readonly version?: number;
	readonly count?: number;
}

/** Names of unique indexes that a record may have at most: each is a field of its own, since not every server keeps lists unique. */
export const UNIQUE_FIELDS = ['unique0', 'unique1', 'unique2', 'unique3'] as const;

/** Makes what is missing. Throws when a newer version has written here. */
export async function prepare(database: Db): Promise<void> {
	const settings = database.collection<Setting>('settings');
	await unlessDuplicate(settings.insertOne({ _id: 'schema', version: VERSION }));
	const version = (await settings.findOne({ _id: 'schema' }))?.version ?? 0;
	if (version > VERSION) {
		throw new Error(
			`the database was written by a newer version of Tablée (its documents are at ${version}, ` +
				`this version knows ${VERSION}): update Tablée or restore an older backup`,
		);
	}
	await database.collection('records').createIndex({ keys: 1, _id: 1 }, { name: 'keys' });
	for (const field of UNIQUE_FIELDS)
		await database.collection('records').createIndex({ [field]: 1 }, { name: field, unique: true });
	await database.collection('ledger').createIndex({ last: 1 }, { name: 'last', unique: true });
	await database.collection('ledger').createIndex({ keys: 1 }, { name: 'keys', unique: true });
	await database.collection('parts').createIndex({ of: 1 }, { name: 'of' });
}

/** Writes, majority-committed like everything, to find out whether writing works. */
export async function probe(database: Db): Promise<void> {
	await database
		.collection<Setting>('settings')
		.updateOne({ _id: 'probe' }, { $inc: { count: 1 } }, { upsert: true });
}
