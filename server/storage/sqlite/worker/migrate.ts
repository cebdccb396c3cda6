import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';

const FOLDER = join(import.meta.dirname, '../migrations');

/** Brings the tables to this version, one transaction a step. Throws when the file is from a newer version. */
export function migrate(database: DatabaseSync, folder = FOLDER): void {
	const steps = readdirSync(folder)
		.filter((name) => name.endsWith('.sql'))
		.sort();
	const version = versionOf(database);
	if (version > steps.length) {
		throw new Error(
			`the database was written by a newer version of Tablée (its tables are at ${version}, ` +
				`this version knows ${steps.length}): update Tablée or restore an older backup`,
		);
	}
	for (const [index, step] of steps.entries()) {
		if (index < version) continue;
		database.exec('BEGIN IMMEDIATE');
		try {
			database.exec(readFileSync(join(folder, step), 'utf8'));
			database.exec(`PRAGMA user_version = ${index + 1}`);
			database.exec('COMMIT');
		} catch (error) {
			if (database.isTransaction) database.exec('ROLLBACK');
			throw error;
		}
	}
}

function versionOf(database: DatabaseSync): number {
	return Number(database.prepare('PRAGMA user_version').get()?.user_version);
}
