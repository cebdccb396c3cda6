import type { MongoClient } from 'mongodb';
import type { Storage } from '../storage.ts';
import { createMongoArchive } from './archive.ts';
import { connect, databaseIn } from './connect.ts';
import { createMongoFiles } from './files.ts';
import { createGate } from './gate.ts';
import { createMongoIdentity } from './identity.ts';
import { createMongoLedger } from './ledger.ts';
import { createMongoPublishedReader, createMongoPublishing, publishedDatabaseOf } from './published.ts';
import { createMongoRecords } from './records.ts';
import { prepare, probe } from './schema.ts';
import { createMongoUpdateLog } from './update-log.ts';

export interface MongoOptions {
	/** For the public's reader: an address with a user who may read the published database, which it names, and nothing else. */
	readonly publicUrl?: string | null;
}

/**
 * Keeps everything in the database that the address names («tablee» when it names none), shared by as many nodes as wanted.
 * Rejects when nobody answers there, and when a newer version has written it.
 */
export async function openMongoStorage(url: string, options: MongoOptions = {}): Promise<Storage> {
	const client = await connect(url);
	const clients: MongoClient[] = [client];
	try {
		const name = databaseIn(url);
		const database = client.db(name);
		await prepareWithoutHurry(url, name);
		const publishing = client.db(publishedDatabaseOf(name));
		let publicDatabase = publishing;
		if (options.publicUrl) {
			const reading = await connect(options.publicUrl);
			clients.push(reading);
			publicDatabase = reading.db(databaseIn(options.publicUrl));
		}

		const gate = createGate();
		const { probe: probing } = gate.guard({ probe: () => probe(database) });
		return {
			updates: gate.guard(createMongoUpdateLog(database)),
			records: gate.guard(createMongoRecords(database)),
			ledger: gate.guard(createMongoLedger(database)),
			files: gate.guard(createMongoFiles(database)),
			published: {
				...gate.guard(createMongoPublishing(publishing)),
				reader: gate.guard(createMongoPublishedReader(publicDatabase)),
			},
			identity: createMongoIdentity(database, gate),
			archive: createMongoArchive({ database, publishing, gate }),
			probe: probing,
			async close() {
				await gate.close();
				await closeAll(clients);
			},
		};
	} catch (error) {
		await closeAll(clients);
		throw error;
	}
}

/** However long an index takes: it is made before anybody is served. */
async function prepareWithoutHurry(url: string, name: string): Promise<void> {
	const client = await connect(url, { socketTimeoutMS: 0 });
	try {
		await prepare(client.db(name));
	} finally {
		await client.close();
	}
}

async function closeAll(clients: readonly MongoClient[]): Promise<void> {
	await Promise.all(clients.map((client) => client.close()));
}
