import type { Storage } from '../storage.ts';
import { createSqliteFiles } from './files.ts';
import { createThreadDialect } from './kysely-dialect.ts';
import { createSqliteLedger } from './ledger.ts';
import { createSqliteRecords } from './records.ts';
import { startStoreThread } from './store-thread.ts';
import { createSqliteUpdateLog } from './update-log.ts';

/** Keeps everything in one SQLite file, made when missing. Rejects when a newer version has written it. */
export async function openSqliteStorage(file: string): Promise<Storage> {
	const thread = await startStoreThread(file);
	return {
		updates: createSqliteUpdateLog(thread),
		records: createSqliteRecords(thread),
		ledger: createSqliteLedger(thread),
		files: createSqliteFiles(thread),
		identity: { dialect: createThreadDialect(thread), type: 'sqlite' },
		probe: () => thread.write('probe'),
		close: () => thread.close(),
	};
}
