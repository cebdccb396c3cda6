import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createInterface } from 'node:readline';
import { describe, expect, onTestFinished, test, type TestContext } from 'vitest';
import { openSqliteStorage } from '../../server/storage/sqlite/open.ts';
import { StoreUnavailable, type Storage } from '../../server/storage/storage.ts';
import { bytesOf } from './awkward.ts';
import { newDatabaseFile, newFolder } from './temporary-folder.ts';

const AT = '2026-11-23T10:00:00.000Z';

describe('what SQLite acknowledged stays', () => {
	test('ST51 after kill -9 every acknowledged append is there, whole, and the log goes on', async () => {
		const file = newDatabaseFile();
		const acknowledged = new Map<string, number>();
		for (let round = 0; round < 10; round++) {
			const last = acknowledged.size;
			await writeUntilKilled(file, `${round}`, 50 + round * 37, acknowledged);
			expect(acknowledged.size).toBeGreaterThan(last);

			const storage = await openSqliteStorage(file);
			const [one, two] = await Promise.all([storage.updates.read('one'), storage.updates.read('two')]);
			await storage.close();
			const kept = new Map(
				one.updates.map(({ bytes, sequence }) => [Buffer.from(bytes).toString(), sequence]),
			);
			const lost = [...acknowledged].filter(([text, sequence]) => kept.get(text) !== sequence);
			expect(lost).toEqual([]);
			expect(kept.size).toBe(one.updates.length);
			expect(two.updates.map(({ bytes }) => bytes)).toEqual(one.updates.map(({ bytes }) => bytes));
		}
		const database = new DatabaseSync(file, { readOnly: true });
		expect(database.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
		database.close();
	});

	test('ST52 a full disk refuses writes, serves reads, keeps what was acknowledged, and writes again when there is space', async (context) => {
		const folder = mountSmallDisk(context);
		const filler = join(folder, 'filler');
		writeFileSync(filler, Buffer.alloc(3 * 1024 * 1024));
		const storage = await openSqliteStorage(join(folder, 'tablee.db'));
		onTestFinished(() => storage.close());

		const kept = await fill(storage);
		expect(kept.length).toBeGreaterThan(0);
		await expect(append(storage, 'refused')).rejects.toBeInstanceOf(StoreUnavailable);
		await expect(storage.files.put(new Uint8Array(100_000))).rejects.toBeInstanceOf(StoreUnavailable);
		expect(await texts(storage)).toEqual(kept);

		rmSync(filler);
		await storage.probe();
		await append(storage, 'space again');
		expect(await texts(storage)).toEqual([...kept, 'space again']);
	});

	test('ST52 on a full disk a read that waits behind a refused write is answered with what is kept', async (context) => {
		const folder = mountSmallDisk(context);
		const storage = await openSqliteStorage(join(folder, 'tablee.db'));
		onTestFinished(() => storage.close());
		const kept = await fill(storage);
		const [write, read] = await Promise.allSettled([append(storage, 'refused'), texts(storage)]);
		expect(write.status).toBe('rejected');
		expect(read).toEqual({ status: 'fulfilled', value: kept });
	});
});

/** Answers once the child is gone, with all that it said. */
async function writeUntilKilled(
	file: string,
	round: string,
	acks: number,
	acknowledged: Map<string, number>,
) {
	const script = join(import.meta.dirname, 'sqlite-child.ts');
	const child = spawn(process.execPath, [script, file, round], { stdio: ['ignore', 'pipe', 'inherit'] });
	const ended = once(child, 'exit');
	let count = 0;
	for await (const line of createInterface({ input: child.stdout })) {
		const [number, sequence] = line.split(' ');
		// Killed in the middle of a line, its last number may be cut.
		if (sequence) acknowledged.set(`${round}/${number}`, Number(sequence));
		if (++count === acks) child.kill('SIGKILL');
	}
	await ended;
}

function mountSmallDisk(context: TestContext): string {
	const folder = join(newFolder(), 'disk');
	mkdirSync(folder);
	try {
		execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', folder], { stdio: 'pipe' });
	} catch (error) {
		context.skip(`no small disk can be mounted here: ${error instanceof Error ? error.message : error}`);
	}
	onTestFinished(() => void execFileSync('umount', ['--lazy', folder]));
	return folder;
}

/** Appends until nothing more fits, not even a little. */
async function fill(storage: Storage): Promise<string[]> {
	const kept: string[] = [];
	for (const size of [64 * 1024, 4 * 1024, 1]) {
		for (let refused = false; !refused;) {
			const text = `${kept.length} `.padEnd(size, '.');
			try {
				await append(storage, text);
				kept.push(text);
			} catch (error) {
				expect(error).toBeInstanceOf(StoreUnavailable);
				refused = true;
			}
		}
	}
	return kept;
}

async function append(storage: Storage, text: string): Promise<void> {
	await storage.updates.append([{ document: 'd', bytes: bytesOf(text), person: 'p', claims: [], at: AT }]);
}

async function texts(storage: Storage): Promise<string[]> {
	return (await storage.updates.read('d')).updates.map(({ bytes }) => Buffer.from(bytes).toString());
}
