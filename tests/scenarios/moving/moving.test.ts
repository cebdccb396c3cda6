import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { compose } from '../../../server/compose.ts';
import { readConfig } from '../../../server/config.ts';
import { bring } from '../../../server/moving/bring.ts';
import { copyStore, verifyCopy, type Digests } from '../../../server/moving/copy-store.ts';
import { putMark } from '../../../server/moving/mark.ts';
import { AREAS, areasOf } from '../../../server/moving/stored-area.ts';
import { openMemoryStorage } from '../../../server/storage/memory/open.ts';
import { openMongoStorage } from '../../../server/storage/mongodb/open.ts';
import { openSqliteStorage } from '../../../server/storage/sqlite/open.ts';
import type { Storage } from '../../../server/storage/storage.ts';
import { newFolder } from '../../contract/temporary-folder.ts';
import { newDatabaseAt, startMongoServer, type MongoServer } from '../../support/mongo-server.ts';
import { fill, longer, things } from './full-store.ts';

const root = join(import.meta.dirname, '../../..');
const server = await startMongoServer();
const none = 'reason' in server ? server.reason : null;
if (none) console.log(`moving to MongoDB: skipped, because ${none}`);
const mongo = server as MongoServer;
afterAll(() => (none ? undefined : mongo.stop()));

let source: string;
beforeAll(async () => {
	source = newFolder();
	const storage = await openSqlite(source);
	await fill(storage);
	await storage.close();
});

const openSqlite = (folder: string) => openSqliteStorage(join(folder, 'tablee.db'));
const move = (folder: string, ...args: string[]) =>
	promisify(execFile)(process.execPath, ['server/move.ts', ...args], {
		cwd: root,
		env: { ...process.env, DATA_DIR: folder, MONGODB_URL: '' },
	}).then(
		({ stdout }) => ({ code: 0, said: stdout }),
		(problem: { code: number; stderr: string }) => ({ code: problem.code, said: problem.stderr }),
	);
const shaOf = (said: string) =>
	[...said.matchAll(/^(\w+): (\d+) rows.*SHA-256 (\w+)/gm)].map(([, ...part]) => part);

describe.skipIf(none)('moving a store', { timeout: 300_000 }, () => {
	test('ST81 from SQLite to MongoDB and back every area is equal, and both servers know the same installation', async () => {
		const address = newDatabaseAt(mongo.url);
		const there = await move(source, '--to', address);
		expect(there).toMatchObject({ code: 0 });
		const back = newFolder();
		const again = await move(back, '--from', address);
		expect(again).toMatchObject({ code: 0 });
		expect(shaOf(there.said).map(([name]) => name)).toEqual([...AREAS]);
		expect(shaOf(again.said)).toEqual(shaOf(there.said));
		expect(dump(join(back, 'tablee.db'))).toEqual(dump(join(source, 'tablee.db')));
		expect(await move(source, '--to', address)).toMatchObject({
			code: 1,
			said: expect.stringContaining('not empty'),
		});
	});

	test('ST82 killed at random points and started again it ends equal; until then no server starts on the target', async () => {
		const seed = Number(process.env.SEED ?? Date.now() % 100_000);
		console.log(`seed ${seed}`);
		const address = newDatabaseAt(mongo.url);
		const clean = await move(source, '--to', newDatabaseAt(mongo.url));
		let random = seed;
		for (let kills = 0; kills < 4; kills++) {
			random = (random * 48_271) % 2_147_483_647;
			const child = spawn(process.execPath, ['server/move.ts', '--to', address], {
				cwd: root,
				env: { ...process.env, DATA_DIR: source },
				stdio: 'ignore',
			});
			const ended = once(child, 'exit');
			const killing = setTimeout(() => child.kill('SIGKILL'), 1200 + (random % 2500));
			const [code] = (await ended) as [number | null];
			clearTimeout(killing);
			if (code === 0) break;
		}
		const done = await move(source, '--to', address);
		if (done.code === 0) expect(shaOf(done.said)).toEqual(shaOf(clean.said));
		else expect(done.said).toContain('not empty'); // the last one was faster than its killer
		const [moved, kept] = [await openMongoStorage(address), await openSqlite(source)];
		const [one, two] = [await areasOf(moved), await areasOf(kept)];
		for (const name of AREAS) expect((await bring(two.get(name)!, one.get(name)!)).changed, name).toBe(0);
		await Promise.all([moved.close(), kept.close()]);
	});

	test('ST85 a copy of a MongoDB that is written to holds facts of one moment, and each document at least of then', async () => {
		const live = await openMongoStorage(newDatabaseAt(mongo.url));
		const copy = await openSqlite(newFolder());
		onTestFinished(async () => void (await Promise.all([live.close(), copy.close()])));
		await fill(live, 6);
		let written = 0;
		let on = true;
		const bytes = Uint8Array.of(1);
		const writing = (async () => {
			// a fact names what was kept just before it; the second fact of a pair names the first
			for (; on && written < 40; written++) {
				await live.updates.append([
					{ document: 'live', bytes, person: 'p', claims: [], at: '2026-11-23T10:00:00.000Z' },
				]);
				await live.records.insert(things, `z${written}`, { name: `pair ${written}`, tags: ['pair'] });
				await live.records.insert(things, `a${written}`, { name: `pair of ${written}`, tags: ['pair'] });
			}
		})();
		await copyStore({ source: live, target: copy, instance: 'i', live: true });
		on = false;
		await writing;
		const ids = new Set((await copy.records.find(things, 'tag', 'pair')).map(({ id }) => id));
		const firsts = [...ids].filter((id) => id.startsWith('z')).map((id) => Number(id.slice(1)));
		const seconds = [...ids].filter((id) => id.startsWith('a')).map((id) => Number(id.slice(1)));
		expect(firsts.toSorted((a, b) => a - b)).toEqual(firsts.map((_, n) => n));
		expect(seconds.toSorted((a, b) => a - b)).toEqual(seconds.map((_, n) => n));
		expect(firsts.length - seconds.length === 0 || firsts.length - seconds.length === 1).toBe(true);
		expect((await copy.updates.read('live')).head).toBeGreaterThanOrEqual(firsts.length);
	});
});

describe('a store that is copied', () => {
	async function pair(): Promise<{ from: Storage; to: Storage; file: string }> {
		const folder = newFolder();
		const [from, to] = [await openSqlite(source), await openSqlite(folder)];
		onTestFinished(async () => void (await Promise.all([from.close(), to.close()])));
		return { from, to, file: join(folder, 'tablee.db') };
	}

	test.each([
		['records', `UPDATE records SET value = replace(value, 'n0', 'n9')`],
		['records', `UPDATE records SET revision = 7 WHERE id = 'thing-5' AND collection = 'things'`],
		['records', `DELETE FROM record_keys WHERE index_name = 'tag'`],
		['documents', `UPDATE owners SET person = 'somebody else'`],
		['documents', `DELETE FROM owners`],
		['files', `DROP TRIGGER files_are_never_deleted; DELETE FROM files WHERE length(bytes) = 5`],
		['ledger', `UPDATE ledger SET salt = NULL, body = NULL WHERE sequence = 5`],
		['accounts', `UPDATE user SET name = 'Aminb' WHERE name = 'Amina'`],
		['accounts', `DELETE FROM session`],
	])('ST83 one difference in the target is found: %s, %s', async (area, tamper) => {
		const { from, to, file } = await pair();
		const copied: Digests = await copyStore({ source: from, target: to, instance: 'i', live: false });
		await verifyCopy(to, await areasOf(to), copied);
		const database = new DatabaseSync(file, { timeout: 5000 });
		database.exec(tamper);
		database.close();
		await expect(verifyCopy(to, await areasOf(to), copied)).rejects.toThrow(new RegExp(`^${area}`));
	});

	test('ST85 a fact that comes behind the reading is not left out while one that names it is copied', async () => {
		const { from, to } = await pair();
		let readings = 0;
		const records = {
			...from.archive.records,
			async *rows() {
				readings += 1;
				for await (const row of from.archive.records.rows()) {
					yield row;
					// the last one of its collection: what is written there now is missed, what the next one gets is seen
					if (row.collection !== longer.name || row.id !== '😀' || readings > 2) continue;
					await from.records.insert(longer, `0 behind ${readings}`, { name: 'named', tags: [] });
					await from.records.insert(things, `0 ahead ${readings}`, { name: `names ${readings}`, tags: [] });
				}
			},
		};
		const source = { ...from, archive: { ...from.archive, records } };
		await copyStore({ source, target: to, instance: 'i', live: true });
		for (const reading of [1, 2]) {
			expect(await to.records.get(things, `0 ahead ${reading}`)).not.toBeNull();
			expect(await to.records.get(longer, `0 behind ${reading}`)).not.toBeNull();
		}
	});

	test('ST84 a target that holds anything, or an unfinished copy of another installation, is refused and not changed', async () => {
		const { from, to } = await pair();
		await to.records.insert(things, 'mine', { name: 'mine', tags: [] });
		const copying = copyStore({ source: from, target: to, instance: 'i', live: false });
		await expect(copying).rejects.toThrow('not empty');
		expect(await to.records.list(things)).toHaveLength(1);
		const other = openMemoryStorage();
		await putMark(other.records, { from: 'another', since: '2026-11-23' });
		await expect(copyStore({ source: from, target: other, instance: 'i', live: false })).rejects.toThrow(
			'another',
		);
	});

	test('ST84 a server refuses a store that is not whole', async () => {
		const storage = openMemoryStorage();
		await putMark(storage.records, { from: 'another', since: '2026-11-23' });
		const config = readConfig({ DATA_DIR: newFolder(), LOG_LEVEL: 'silent' });
		await expect(compose(config, { storage })).rejects.toThrow('not whole');
	});

	test('ST86 a store that a server has open is not moved', async () => {
		const { from } = await pair();
		await from.probe();
		const refused = await move(source, '--to', 'mongodb://127.0.0.1:1/never');
		expect(refused).toMatchObject({ code: 1, said: expect.stringContaining('in use') });
	});
});

/** All rows of all tables, in order. */
function dump(file: string): Record<string, unknown[]> {
	const database = new DatabaseSync(file, { readOnly: true });
	const names = database
		.prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'probe'`)
		.all();
	const tables = names.map(({ name }) => {
		const rows = database
			.prepare(`SELECT * FROM "${name}"`)
			.all()
			.map((row) => JSON.stringify(row));
		return [String(name), rows.toSorted()] as const;
	});
	database.close();
	return Object.fromEntries(tables.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
