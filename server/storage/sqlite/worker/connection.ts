import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { migrate } from './migrate.ts';

/** The only connection of the server to its database. */
export interface Connection {
	readonly database: DatabaseSync;
	/** A prepared statement, kept for the next time. */
	prepare(sql: string): StatementSync;
	/** After the tables have changed, statements are prepared afresh. */
	forgetStatements(): void;
	/** The last connection to close moves the log into the file; what it cannot move, the next opening finds there. */
	close(): void;
}

const KEPT_STATEMENTS = 200;
const PRIVATE_FILE = 0o600;
const PRIVATE_FOLDER = 0o700;
const FULL = 2;

/**
 * Throws when the file cannot promise durability, or was written by a newer version. `alone`: also when another process has it
 * open, and none can open it until this connection is closed.
 */
export function openConnection(file: string, alone = false): Connection {
	mkdirSync(dirname(file), { recursive: true, mode: PRIVATE_FOLDER });
	closeSync(openSync(file, 'a', PRIVATE_FILE));
	const database = new DatabaseSync(file, {
		timeout: 5000,
		enableForeignKeyConstraints: true,
		defensive: true,
	});
	if (alone) database.exec('PRAGMA locking_mode = EXCLUSIVE');
	database.exec(`
		PRAGMA journal_mode = WAL;
		PRAGMA synchronous = FULL;
		PRAGMA trusted_schema = OFF;
		PRAGMA recursive_triggers = ON;
		PRAGMA secure_delete = ON;
	`);
	requireSetting(database, 'journal_mode', 'wal');
	requireSetting(database, 'synchronous', FULL);
	requireSetting(database, 'foreign_keys', 1);
	migrate(database);

	const statements = new Map<string, StatementSync>();
	return {
		database,
		prepare(sql) {
			const statement = statements.get(sql) ?? database.prepare(sql);
			statements.delete(sql);
			statements.set(sql, statement);
			if (statements.size > KEPT_STATEMENTS) {
				const [oldest] = statements.keys();
				statements.delete(oldest ?? '');
			}
			return statement;
		},
		forgetStatements: () => statements.clear(),
		close() {
			statements.clear();
			database.close();
		},
	};
}

/** A pragma that does not apply is ignored in silence: without WAL and FULL an acknowledgement would be a lie. */
function requireSetting(database: DatabaseSync, name: string, wanted: string | number): void {
	const found = database.prepare(`PRAGMA ${name}`).get()?.[name];
	if (found !== wanted) throw new Error(`the database has ${name} = ${found}, not ${wanted}`);
}
