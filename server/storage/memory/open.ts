import { memoryAdapter } from 'better-auth/adapters/memory';
import type { Storage } from '../storage.ts';
import { createMemoryArchive, type Kept } from './archive.ts';
import { createMemoryFiles } from './files.ts';
import { createMemoryLedger } from './ledger.ts';
import { createMemoryPublished } from './published.ts';
import { createMemoryRecords } from './records.ts';
import { createMemoryUpdateLog } from './update-log.ts';

/** Keeps everything in this process and loses it with it: for tests and trials. */
export function openMemoryStorage(): Storage {
	const kept: Kept = {
		documents: new Map(),
		records: new Map(),
		ledger: [],
		files: new Map(),
		months: new Map(),
	};
	return {
		updates: createMemoryUpdateLog(kept.documents),
		records: createMemoryRecords(kept.records),
		ledger: createMemoryLedger(kept.ledger),
		files: createMemoryFiles(kept.files),
		published: createMemoryPublished(kept.months),
		archive: createMemoryArchive(kept),
		identity: memoryAdapter({ user: [], session: [], account: [], verification: [], rateLimit: [] }),
		async probe() {},
		async close() {},
	};
}
