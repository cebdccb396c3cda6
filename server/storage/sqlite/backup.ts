import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { requireIntact } from './check.ts';

const ALL_PAGES = 2 ** 31 - 1;

/**
 * Copies the database in `source` into the new file `target` while the server works, and checks the copy. `target`
 * appears only when it is whole. Never use the system's own sqlite3 on the live file: older ones can damage it
 * (the WAL-reset bug, sqlite.org/wal.html).
 */
export async function backupTo(source: string, target: string): Promise<void> {
	if (existsSync(target)) throw new Error(`${target} is already there`);
	const unfinished = `${target}.unfinished`;
	rmSync(unfinished, { force: true });
	const database = new DatabaseSync(source, { readOnly: true, timeout: 5000 });
	try {
		// In one step: smaller ones start anew with each write of the server.
		await backup(database, unfinished, { rate: ALL_PAGES });
	} finally {
		database.close();
	}
	requireIntact(unfinished);
	flush(unfinished);
	renameSync(unfinished, target);
	flush(dirname(target));
}

function flush(path: string): void {
	const descriptor = openSync(path, 'r');
	try {
		fsyncSync(descriptor);
	} finally {
		closeSync(descriptor);
	}
}

if (import.meta.main) {
	const [source, target] = process.argv.slice(2);
	if (!source || !target) {
		console.error('node server/storage/sqlite/backup.ts <database> <new file>');
		process.exitCode = 2;
	} else {
		await backupTo(source, target);
	}
}
