import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { migrate } from '../../../server/storage/sqlite/worker/migrate.ts';
import { openSqliteStorage } from '../../../server/storage/sqlite/open.ts';
import { newFolder } from '../../contract/temporary-folder.ts';
import { fill } from '../moving/full-store.ts';

const CHILD = join(import.meta.dirname, 'upgrade-child.ts');
const MIGRATIONS = join(import.meta.dirname, '../../../server/storage/sqlite/migrations');

test(
	'ST91 an upgrade killed at any of its statements is finished at the next start, and nothing is lost',
	{ timeout: 300_000 },
	async () => {
		const home = newFolder();
		const old = join(home, 'tablee.db');
		const storage = await openSqliteStorage(old);
		await fill(storage, 10);
		await storage.close();
		// two steps of a version to come: they change tables that hold data
		const steps = join(home, 'steps');
		cpSync(MIGRATIONS, steps, { recursive: true });
		writeFileSync(
			join(steps, '901-first.sql'),
			`CREATE TABLE wider (id TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
		INSERT INTO wider SELECT collection || id, value FROM records;
		ALTER TABLE snapshots ADD COLUMN note TEXT NOT NULL DEFAULT 'none';
		UPDATE snapshots SET note = document;`,
		);
		writeFileSync(
			join(steps, '902-second.sql'),
			`DROP INDEX record_keys_of_record; CREATE INDEX record_keys_of_record ON record_keys (id, collection);
		DELETE FROM wider WHERE length(id) < 3; ALTER TABLE wider RENAME TO widest;`,
		);
		const fresh = (name: string) => {
			copyFileSync(old, join(home, name));
			return join(home, name);
		};
		const whole = fresh('whole.db');
		const total = Number(execFileSync(process.execPath, [CHILD, whole, steps]));
		const wanted = contentOf(whole);
		expect(wanted).toContain('widest');

		const step = Math.max(1, Math.floor(total / 25));
		let killed = 0;
		for (let at = 1; at <= total; at += step) {
			const file = fresh(`killed-${at}.db`);
			const { signal } = spawnSync(process.execPath, [CHILD, file, steps, String(at)]);
			expect(signal).toBe('SIGKILL');
			killed += 1;
			const database = new DatabaseSync(file);
			migrate(database, steps);
			database.close();
			expect(contentOf(file) === wanted, `killed at ${at} of ${total}`).toBe(true);
		}
		console.log(`upgrade killed at ${killed} of ${total} points: finished each time`);
	},
);

function contentOf(file: string): string {
	const database = new DatabaseSync(file, { readOnly: true });
	expect(database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
	const made = database.prepare('SELECT type, name, sql FROM sqlite_master ORDER BY type, name').all();
	const tables = made
		.filter(({ type }) => type === 'table')
		.map(({ name }) => [name, database.prepare(`SELECT * FROM "${String(name)}"`).all()]);
	const version = database.prepare('PRAGMA user_version').get();
	database.close();
	return JSON.stringify([version, made, tables]);
}
