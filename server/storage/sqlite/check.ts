import { DatabaseSync } from 'node:sqlite';

/** Throws unless every page, index and reference of a database that nobody uses is in order. */
export function requireIntact(file: string): void {
	const database = new DatabaseSync(file);
	try {
		// in one file, without a log beside it
		database.exec('PRAGMA journal_mode = DELETE');
		const found = database.prepare('PRAGMA integrity_check(1)').get()?.integrity_check;
		if (found !== 'ok') throw new Error(`${file} is damaged: ${found}`);
		const [orphan] = database.prepare('PRAGMA foreign_key_check').all();
		if (orphan) throw new Error(`${file} is damaged: a row of ${orphan.table} names one that is not there`);
	} finally {
		database.close();
	}
}

/** Moves the log of a database into its file. Throws when another process has it open. */
export function settleAlone(file: string): void {
	const database = new DatabaseSync(file);
	try {
		database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT; PRAGMA journal_mode = DELETE');
	} finally {
		database.close();
	}
}
