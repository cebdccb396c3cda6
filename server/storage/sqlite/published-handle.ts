import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { constants, DatabaseSync } from 'node:sqlite';

const PRIVATE_FILE = 0o600;
const PRIVATE_FOLDER = 0o700;
const TIMEOUT_MS = 5000;

/** Beside the database, in a file of its own: whoever opens it has opened nothing else. */
export function publishedFileOf(databaseFile: string): string {
	return join(dirname(databaseFile), 'published.sqlite');
}

/** Adds, and can do nothing about what is there: the file itself refuses to change or remove a row. */
export function openPublishedWriter(file: string): DatabaseSync {
	mkdirSync(dirname(file), { recursive: true, mode: PRIVATE_FOLDER });
	closeSync(openSync(file, 'a', PRIVATE_FILE));
	const database = new DatabaseSync(file, { timeout: TIMEOUT_MS, defensive: true });
	// without a log beside it, so that a handle that may not write can read
	database.exec(`
		PRAGMA journal_mode = DELETE;
		PRAGMA synchronous = EXTRA;
		PRAGMA trusted_schema = OFF;
		CREATE TABLE IF NOT EXISTS published (
			month TEXT NOT NULL,
			version INTEGER NOT NULL,
			json TEXT NOT NULL,
			PRIMARY KEY (month, version)
		) STRICT;
		CREATE TRIGGER IF NOT EXISTS published_stays BEFORE UPDATE ON published
			BEGIN SELECT RAISE(ABORT, 'what is published never changes'); END;
		CREATE TRIGGER IF NOT EXISTS published_is_kept BEFORE DELETE ON published
			BEGIN SELECT RAISE(ABORT, 'what is published never changes'); END;
	`);
	return database;
}

const READING = new Set([constants.SQLITE_SELECT, constants.SQLITE_FUNCTION]);

/**
 * The public's handle: read-only, on a file that holds nothing else, and allowed nothing but to read that one table: it can't
 * attach another file either. Whatever is wrong above it, it can't tell of a visit.
 */
export function openPublishedReader(file: string): DatabaseSync {
	const database = new DatabaseSync(file, { readOnly: true, timeout: TIMEOUT_MS, defensive: true });
	database.setAuthorizer((action, table) =>
		READING.has(action) || (action === constants.SQLITE_READ && table === 'published')
			? constants.SQLITE_OK
			: constants.SQLITE_DENY,
	);
	return database;
}
