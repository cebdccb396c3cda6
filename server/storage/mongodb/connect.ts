import { MongoClient, ReadPreference, type MongoClientOptions } from 'mongodb';

/** After this long a database that hears and does not answer counts as away; many operations at once wait for each other. */
const PATIENCE_MS = 10_000;
/** One that nobody finds counts as away sooner. */
const BEFORE_GIVING_UP_A_SEARCH_MS = 4000;

/** Whatever an address says of them, these stay: without them an acknowledgement would be a lie. */
const PROMISES: MongoClientOptions = {
	writeConcern: { w: 'majority', journal: true },
	readConcern: { level: 'majority' },
	readPreference: ReadPreference.PRIMARY,
	retryWrites: true,
	retryReads: true,
	// a server's decompression was its worst hole (CVE-2025-14847); updates are small
	compressors: ['none'],
	// nothing is ever handed to BSON but what this folder builds
	serializeFunctions: false,
	ignoreUndefined: false,
	serverSelectionTimeoutMS: BEFORE_GIVING_UP_A_SEARCH_MS,
	connectTimeoutMS: BEFORE_GIVING_UP_A_SEARCH_MS,
	// of a whole operation, with everything that is tried again inside it
	timeoutMS: PATIENCE_MS,
	appName: 'tablee',
};

/** Rejects when nobody answers at this address. */
export async function connect(url: string, more: MongoClientOptions = {}): Promise<MongoClient> {
	const client = new MongoClient(url, { ...more, ...PROMISES });
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
