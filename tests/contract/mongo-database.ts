import type { Db, MongoClient } from 'mongodb';
import { inject, onTestFinished, type TestContext } from 'vitest';
import { connect, databaseIn } from '../../server/storage/mongodb/connect.ts';
import { prepare } from '../../server/storage/mongodb/schema.ts';
import { newDatabaseAt } from '../support/mongo-server.ts';

/** The address of a database of its own; without a server the test is skipped and says why. */
export function newMongoUrl(context: TestContext): string {
	const mongo = inject('mongo');
	return 'url' in mongo ? newDatabaseAt(mongo.url) : context.skip(mongo.reason);
}

/** The driver's own handle of a prepared database, for looking at what is really there. */
export async function openDatabase(url: string): Promise<Db> {
	const client: MongoClient = await connect(url);
	onTestFinished(() => client.close());
	const database = client.db(databaseIn(url));
	await prepare(database);
	return database;
}
