import type { Storage } from '../storage.ts';
import { createSqliteArchive } from './archive.ts';
import { createSqliteFiles } from './files.ts';
import { createThreadDialect } from './kysely-dialect.ts';
import { createSqliteLedger } from './ledger.ts';
import { publishedFileOf } from './published-handle.ts';
import { openSqlitePublished } from './published.ts';
import { createSqliteRecords } from './records.ts';
import { startStoreThread } from './store-thread.ts';
import { createSqliteUpdateLog } from './update-log.ts';

export interface SqliteOptions {
	/** Lets no other process open the file meanwhile; rejects when one has it open. Ends with this process, however it ends. */
	readonly alone?: boolean;
}

/** Keeps everything in one SQLite file, and what is public in a second beside it; made when missing. Rejects when a newer version has written it. */
export async function openSqliteStorage(file: string, options: SqliteOptions = {}): Promise<Storage> {
	const thread = await startStoreThread(file, options);
	const published = openSqlitePublished(publishedFileOf(file));
	return {
		updates: createSqliteUpdateLog(thread),
		records: createSqliteRecords(thread),
		ledger: createSqliteLedger(thread),
		files: createSqliteFiles(thread),
		published,
		archive: createSqliteArchive(thread, published),
		identity: { dialect: createThreadDialect(thread), type: 'sqlite' },
		probe: () => thread.write('probe'),
		async close() {
			published.close();
			await thread.close();
		},
	};
}
