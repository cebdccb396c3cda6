import { describe, inject, test } from 'vitest';
import { openMemoryStorage } from '../../server/storage/memory/open.ts';
import { openMongoStorage } from '../../server/storage/mongodb/open.ts';
import { openSqliteStorage } from '../../server/storage/sqlite/open.ts';
import type { Storage } from '../../server/storage/storage.ts';
import { newDatabaseAt } from '../support/mongo-server.ts';
import { describeFilesContract } from './files.ts';
import { describeIdentityContract } from './identity.ts';
import { describeLedgerContract } from './ledger.ts';
import { describePublishedContract } from './published.ts';
import { describeRecordsContract } from './records.ts';
import { newDatabaseFile } from './temporary-folder.ts';
import { describeUpdateLogContract } from './update-log.ts';

const mongo = inject('mongo');

const ADAPTERS: readonly [name: string, open: (() => Promise<Storage>) | { readonly reason: string }][] = [
	['memory', async () => openMemoryStorage()],
	['sqlite', async () => openSqliteStorage(newDatabaseFile())],
	['mongodb', 'url' in mongo ? () => openMongoStorage(newDatabaseAt(mongo.url)) : mongo],
];

for (const [name, open] of ADAPTERS) {
	if (typeof open !== 'function') {
		describe(`every contract of ${name}`, () => test.skip(`skipped, because ${open.reason}`));
		continue;
	}
	describeUpdateLogContract(name, open);
	describeRecordsContract(name, open);
	describeLedgerContract(name, open);
	describeFilesContract(name, open);
	describePublishedContract(name, open);
	describeIdentityContract(name, open);
}
