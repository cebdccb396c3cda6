import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import type { PublishedMonth } from '#lib/domain/board/disclosure/published-month.ts';
import { openSqlitePublished } from '../../server/storage/sqlite/published.ts';
import {
	openPublishedReader,
	openPublishedWriter,
	publishedFileOf,
} from '../../server/storage/sqlite/published-handle.ts';
import { openSqliteStorage } from '../../server/storage/sqlite/open.ts';
import { collection } from '../../server/storage/records.ts';
import { StoreUnavailable } from '../../server/storage/storage.ts';
import { newDatabaseFile, newFolder } from './temporary-folder.ts';

const MONTH: PublishedMonth = {
	month: '2013-01',
	version: 1,
	publishedOn: '2013-03-02',
	sectors: [],
	figures: {},
};
const observations = collection<{ n: number }>('board-log');

test('BD193 with the very handle of the public, no record, update or line of the ledger can be read (protection 9)', async () => {
	const file = newDatabaseFile();
	const storage = await openSqliteStorage(file);
	await storage.records.insert(observations, 'network/0000000001', { n: 13 });
	await storage.published.put(MONTH);
	// it is there to be read, for a handle that may
	const other = new DatabaseSync(file, { readOnly: true });
	expect(other.prepare('SELECT value FROM records').all()).toEqual([{ value: '{"n":13}' }]);
	other.close();

	const handle = openPublishedReader(publishedFileOf(file));
	expect(handle.prepare('SELECT month FROM published').all()).toEqual([{ month: '2013-01' }]);
	for (const table of [
		'records',
		'record_keys',
		'updates',
		'snapshots',
		'ledger',
		'files',
		'user',
		'session',
	])
		expect(() => handle.prepare(`SELECT * FROM ${table}`).all()).toThrow(/no such table|not authorized/);
	expect(() => handle.exec(`ATTACH '${file}' AS other`)).toThrow(/not authorized/);
	expect(() => handle.prepare('SELECT * FROM sqlite_schema').all()).toThrow(/prohibited|not authorized/);
	expect(() => handle.prepare(`SELECT load_extension('x')`).all()).toThrow(/not authorized/);
	handle.close();
	await storage.close();
});

test('BD193 with that handle nothing can be written', () => {
	const file = join(newFolder(), 'published.sqlite');
	const writer = openPublishedWriter(file);
	writer.prepare(`INSERT INTO published VALUES ('2013-01', 1, '{}')`).run();
	writer.close();
	const handle = openPublishedReader(file);
	for (const sql of [
		`INSERT INTO published VALUES ('2013-02', 1, '{}')`,
		`UPDATE published SET json = 'x'`,
		'DELETE FROM published',
		'DROP TABLE published',
		'CREATE TABLE other (x)',
		'PRAGMA writable_schema = ON',
	])
		expect(() => handle.exec(sql), sql).toThrow(/not authorized|readonly/);
	handle.close();
});

test('BD192 nobody changes or removes what is published, with the writing handle either', () => {
	const writer = openPublishedWriter(join(newFolder(), 'published.sqlite'));
	writer.prepare(`INSERT INTO published VALUES ('2013-01', 1, '{}')`).run();
	for (const sql of [`UPDATE published SET json = 'x'`, 'DELETE FROM published'])
		expect(() => writer.exec(sql)).toThrow('never changes');
	writer.close();
});

test('BD193 the public’s file holds figures only, and is the server’s own', async () => {
	const file = newDatabaseFile();
	const storage = await openSqliteStorage(file);
	await storage.close();
	const published = publishedFileOf(file);
	expect(statSync(published).mode & 0o777).toBe(0o600);
	const database = new DatabaseSync(published);
	const tables = database.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).all();
	expect(tables).toEqual([{ name: 'published' }]);
	database.close();
});

test('BD192 a file that can’t be read or written is a store that is away, and says nothing half', async () => {
	const file = join(newFolder(), 'published.sqlite');
	const published = openSqlitePublished(file);
	await published.put(MONTH);
	published.close();
	writeFileSync(file, 'no database at all, but some other bytes'.repeat(50));
	const broken = openPublishedReader(file);
	expect(() => broken.prepare('SELECT json FROM published').all()).toThrow();
	broken.close();
	rmSync(file);
	const again = openSqlitePublished(file);
	writeFileSync(file, 'no database at all, but some other bytes'.repeat(50));
	await expect(again.put(MONTH)).rejects.toBeInstanceOf(StoreUnavailable);
	await expect(again.reader.latest()).rejects.toBeInstanceOf(StoreUnavailable);
	again.close();
});

test('BD194 a backup holds the published figures too', async () => {
	const file = newDatabaseFile();
	const dataDir = join(file, '..');
	const storage = await openSqliteStorage(file);
	await storage.published.put(MONTH);
	mkdirSync(join(dataDir, 'keys'));
	const target = join(newFolder(), 'backup');
	const made = spawnSync(process.execPath, [join(import.meta.dirname, '../../server/backup.ts'), target], {
		env: { ...process.env, DATA_DIR: dataDir },
		encoding: 'utf8',
	});
	expect(made.status, made.stderr).toBe(0);
	await storage.close();
	expect(existsSync(join(target, 'published.sqlite'))).toBe(true);
	const restored = openSqlitePublished(join(target, 'published.sqlite'));
	expect(await restored.reader.latest()).toEqual([MONTH]);
	restored.close();
});
