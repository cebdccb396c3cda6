import { archiveOperations } from './archive.ts';
import type { Connection } from './connection.ts';
import { fileOperations } from './files.ts';
import { identityOperations } from './identity.ts';
import { ledgerOperations } from './ledger.ts';
import { recordOperations } from './records.ts';
import { updateLogOperations } from './update-log.ts';

/** What the store's thread can be asked, by name. Writes are durable when answered. */
export type Operations = ReturnType<typeof createOperations>;

export function createOperations(connection: Connection) {
	const updates = updateLogOperations(connection);
	const records = recordOperations(connection);
	const ledger = ledgerOperations(connection);
	const files = fileOperations(connection);
	const identity = identityOperations(connection);
	const archive = archiveOperations(connection);
	return {
		reads: {
			...updates.reads,
			...records.reads,
			...ledger.reads,
			...files.reads,
			...identity.reads,
			...archive.reads,
			/** Answers once the database is open. */
			ready(): void {},
		},
		writes: {
			...updates.writes,
			...records.writes,
			...ledger.writes,
			...files.writes,
			...identity.writes,
			...archive.writes,
			probe(): void {
				connection.prepare('UPDATE probe SET count = count + 1').run();
			},
		},
	};
}
