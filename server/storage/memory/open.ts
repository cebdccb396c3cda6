import { memoryAdapter } from 'better-auth/adapters/memory';
import type { Storage } from '../storage.ts';
import { createMemoryFiles } from './files.ts';
import { createMemoryLedger } from './ledger.ts';
import { createMemoryPublished } from './published.ts';
import { createMemoryRecords } from './records.ts';
import { createMemoryUpdateLog } from './update-log.ts';

/** Keeps everything in this process and loses it with it: for tests and trials. */
export function openMemoryStorage(): Storage {
	return {
		updates: createMemoryUpdateLog(),
		records: createMemoryRecords(),
		ledger: createMemoryLedger(),
		files: createMemoryFiles(),
		published: createMemoryPublished(),
		identity: memoryAdapter({ user: [], session: [], account: [], verification: [], rateLimit: [] }),
		async probe() {},
		async close() {},
	};
}
