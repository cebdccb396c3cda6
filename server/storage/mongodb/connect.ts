import { MongoClient, ReadPreference, type MongoClientOptions } from 'mongodb';

/** A database that nobody finds, and one that hears and does not answer, count as away after this long. */
const PATIENCE: MongoClientOptions = {
	serverSelectionTimeoutMS: 4000,
	connectTimeoutMS: 4000,
	socketTimeoutMS: 5000,
	// for a connection, where more is asked at once than there are
	waitQueueTimeoutMS: 15_000,
};

/** Whatever an address says of them, these stay: without them an acknowledgement would be a lie. */
const PROMISES: MongoClientOptions = {
	// each twice: an address may name the parts, which otherwise win over the whole
	writeConcern: { w: 'majority', journal: true },
	w: 'majority',
	journal: true,
	readConcern: { level: 'majority' },
	readConcernLevel: 'majority',
	readPreference: ReadPreference.PRIMARY,
	retryWrites: true,
	retryReads: true,
	// a server's decompression was its worst hole (CVE-2025-14847); updates are small
	compressors: ['none'],
	// nothing is ever handed to BSON but what this folder builds
	serializeFunctions: false,
	ignoreUndefined: false,
	appName: 'tablee',
};

/** Rejects when nobody answers at this address. */
export async function connect(url: string, more: MongoClientOptions = {}): Promise<MongoClient> {
	const client = new MongoClient(url, { ...PATIENCE, ...more, ...PROMISES });
	try {
		return await client.connect();
	} catch (error) {
		await client.close();
		throw error;
	}
}

const NAME_IN_ADDRESS = /^[^/]+:\/\/[^/]+\/([^?]+)/;

export function databaseIn(url: string): string {
	return decodeURIComponent(NAME_IN_ADDRESS.exec(url)?.[1] ?? 'tablee');
}
