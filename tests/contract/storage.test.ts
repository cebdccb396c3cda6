import { openMemoryStorage } from '../../server/storage/memory/open.ts';
import { openSqliteStorage } from '../../server/storage/sqlite/open.ts';
import type { Storage } from '../../server/storage/storage.ts';
import { describeFilesContract } from './files.ts';
import { describeIdentityContract } from './identity.ts';
import { describeLedgerContract } from './ledger.ts';
import { describePublishedContract } from './published.ts';
import { describeRecordsContract } from './records.ts';
import { newDatabaseFile } from './temporary-folder.ts';
import { describeUpdateLogContract } from './update-log.ts';

const ADAPTERS: readonly [name: string, open: () => Promise<Storage>][] = [
	['memory', async () => openMemoryStorage()],
	['sqlite', async () => openSqliteStorage(newDatabaseFile())],
];

for (const [name, open] of ADAPTERS) {
	describeUpdateLogContract(name, open);
	describeRecordsContract(name, open);
	describeLedgerContract(name, open);
	describeFilesContract(name, open);
	describePublishedContract(name, open);
	describeIdentityContract(name, open);
}
