import { existsSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { describe, expect, test } from 'vitest';
import { backupTo } from '../../server/storage/sqlite/backup.ts';
import { openSqliteStorage } from '../../server/storage/sqlite/open.ts';
import { startStoreThread } from '../../server/storage/sqlite/store-thread.ts';
import { openConnection } from '../../server/storage/sqlite/worker/connection.ts';
import { StoreUnavailable } from '../../server/storage/storage.ts';
import { bytesOf } from './awkward.ts';
import { optionsOver } from './identity.ts';
import { newDatabaseFile, newFolder } from './temporary-folder.ts';

const AT = '2026-11-23T10:00:00.000Z';
const DYING = pathToFileURL(join(import.meta.dirname, 'dying-worker.ts'));

describe('the thread of the SQLite store', () => {
	test('ST53 the connection is in WAL mode, flushes each commit, and trusts no schema', () => {
		const { database, close } = openConnection(newDatabaseFile());
		const settings = [
			'synchronous',
			'journal_mode',
			'trusted_schema',
			'foreign_keys',
			'recursive_triggers',
			'secure_delete',
		];
		const found = settings.map((name) => database.prepare(`PRAGMA ${name}`).get()?.[name]);
		expect(found).toEqual([2, 'wal', 0, 1, 1, 1]);
		expect(database.prepare('PRAGMA busy_timeout').get()).toEqual({ timeout: 5000 });
		close();
	});

	test('ST53 only the server’s user may read the file', async () => {
		const file = newDatabaseFile();
		const storage = await openSqliteStorage(file);
		expect(statSync(file).mode & 0o777).toBe(0o600);
		expect(statSync(`${file}-wal`).mode & 0o777).toBe(0o600);
		expect(statSync(dirname(file)).mode & 0o777).toBe(0o700);
		await storage.close();
	});

	test('ST54 one request that fails undoes only itself, whatever is committed with it', async () => {
		const storage = await openSqliteStorage(newDatabaseFile());
		const appends = Array.from({ length: 60 }, (_, i) =>
			storage.updates.append([
				{ document: `${i}`, bytes: bytesOf('x'), person: 'p', claims: i % 3 === 0 ? [-1] : [i], at: AT },
			]),
		);
		const outcomes = await Promise.allSettled(appends);
		for (const [i, { status }] of outcomes.entries()) {
			expect(status).toBe(i % 3 === 0 ? 'rejected' : 'fulfilled');
			expect((await storage.updates.read(`${i}`)).head).toBe(i % 3 === 0 ? 0 : 1);
		}
		await storage.close();
	});

	test('ST54 an argument that is no data is refused without a trace, and the store goes on', async () => {
		const storage = await openSqliteStorage(newDatabaseFile());
		const update = { document: 'd', bytes: bytesOf('x'), person: 'p', claims: [], at: AT };
		for (const broken of [
			{ bytes: null },
			{ bytes: 'text' },
			{ person: () => 1 },
			{ at: null },
			{ document: {} },
		]) {
			await expect(storage.updates.append([update, { ...update, ...broken } as never])).rejects.toThrow();
		}
		expect(await storage.updates.append([update])).toEqual([1]);
		await storage.close();
	});

	test('ST55 a thread that dies refuses what it was doing; the next request starts it again', async () => {
		const file = newDatabaseFile();
		const thread = await startStoreThread(file, { script: DYING });
		const update = { document: 'd', bytes: bytesOf('x'), person: 'p', claims: [], at: AT };
		await thread.write('appendUpdates', [update]);

		writeFileSync(`${file}.die`, '');
		const asked = Array.from({ length: 20 }, () => thread.write('appendUpdates', [update]));
		for (const outcome of await Promise.allSettled(asked)) {
			expect(outcome).toMatchObject({ status: 'rejected', reason: expect.any(StoreUnavailable) });
		}
		expect((await thread.read('readLog', 'd')).head).toBe(1);
		expect(await thread.write('appendUpdates', [update])).toEqual([2]);
		await thread.close();
	});

	test('ST56 closing serves what was asked before and refuses what comes after', async () => {
		const file = newDatabaseFile();
		const storage = await openSqliteStorage(file);
		const asked = Array.from({ length: 100 }, (_, i) =>
			storage.updates.append([{ document: 'd', bytes: bytesOf(`${i}`), person: 'p', claims: [], at: AT }]),
		);
		const closing = storage.close();
		await expect(storage.probe()).rejects.toBeInstanceOf(StoreUnavailable);
		await Promise.all([closing, storage.close()]);
		expect(await Promise.all(asked)).toHaveLength(100);
		expect(existsSync(`${file}-wal`)).toBe(false);

		const again = await openSqliteStorage(file);
		expect((await again.updates.read('d')).head).toBe(100);
		await again.close();
	});

	test('ST57 a file written by a newer version is refused by name, and not changed', async () => {
		const file = newDatabaseFile();
		await (await openSqliteStorage(file)).close();
		setVersion(file, 1000);
		await expect(openSqliteStorage(file)).rejects.toThrow('newer version of Tablée');
		setVersion(file, 1);
		await (await openSqliteStorage(file)).close();
	});

	test('ST57 what is no database is refused', async () => {
		const file = join(newFolder(), 'notes.txt');
		writeFileSync(file, 'These are notes, not a database. '.repeat(100));
		await expect(openSqliteStorage(file)).rejects.toThrow('not a database');
	});

	test('ST58 a backup taken while the server writes is one whole moment, and opens as a store', async () => {
		const file = newDatabaseFile();
		const storage = await openSqliteStorage(file);
		const update = { bytes: bytesOf('x'), person: 'p', claims: [], at: AT };
		const append = () =>
			storage.updates.append([
				{ ...update, document: 'a' },
				{ ...update, document: 'b' },
			]);
		await Promise.all(Array.from({ length: 100 }, append));
		const target = join(newFolder(), 'backup.db');
		let isDone = false;
		const writing = (async () => {
			while (!isDone) await append();
		})();
		await backupTo(file, target);
		isDone = true;
		await writing;
		await expect(backupTo(file, target)).rejects.toThrow('already there');

		const restored = await openSqliteStorage(target);
		const [a, b] = await Promise.all([restored.updates.read('a'), restored.updates.read('b')]);
		expect(a.head).toBeGreaterThanOrEqual(100);
		expect(b.head).toBe(a.head);
		expect((await storage.updates.read('a')).head).toBeGreaterThanOrEqual(a.head);
		await Promise.all([restored.close(), storage.close()]);
	});

	test('ST42 better-auth makes its tables here once, and what it answered is on disk', async () => {
		const file = newDatabaseFile();
		const storage = await openSqliteStorage(file);
		const options = { ...optionsOver(storage), emailAndPassword: { enabled: true } };
		const first = await getMigrations(options);
		expect(first.toBeCreated.map(({ table }) => table).toSorted()).toEqual(
			['account', 'rateLimit', 'session', 'user', 'verification'].toSorted(),
		);
		await first.runMigrations();
		expect((await getMigrations(options)).toBeCreated).toEqual([]);

		const body = { email: 'amina@example.org', password: 'une tablée de vingt', name: 'Amina' };
		await betterAuth(options).api.signUpEmail({ body });
		const database = new DatabaseSync(file, { readOnly: true });
		expect(database.prepare('SELECT email FROM user').all()).toEqual([{ email: 'amina@example.org' }]);
		database.close();
		await storage.close();
	});

	test('ST42 a broken constraint of an identity table is an error for its query only', async () => {
		const storage = await openSqliteStorage(newDatabaseFile());
		const options = { ...optionsOver(storage), emailAndPassword: { enabled: true } };
		await (await getMigrations(options)).runMigrations();
		const { adapter } = await betterAuth(options).$context;
		const now = new Date(AT);
		const user = {
			email: 'one@example.org',
			name: 'One',
			emailVerified: false,
			createdAt: now,
			updatedAt: now,
		};
		const outcomes = await Promise.allSettled([
			adapter.create({ model: 'user', data: user }),
			adapter.create({ model: 'user', data: user }),
			adapter.create({ model: 'user', data: { ...user, email: 'two@example.org' } }),
		]);
		expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
		expect(await adapter.count({ model: 'user' })).toBe(2);
		await storage.close();
	});
});

function setVersion(file: string, version: number): void {
	const database = new DatabaseSync(file);
	database.exec(`PRAGMA user_version = ${version}`);
	database.close();
}
