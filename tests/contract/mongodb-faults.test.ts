import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { betterAuth } from 'better-auth';
import { describe, expect, onTestFinished, test, type TestContext } from 'vitest';
import { requireContinuation } from '../../server/storage/chain-order.ts';
import { openMongoStorage } from '../../server/storage/mongodb/open.ts';
import { collection } from '../../server/storage/records.ts';
import { StoreUnavailable, type Storage } from '../../server/storage/storage.ts';
import { newDatabaseAt, startMongoServer, type MongoProcess } from '../support/mongo-server.ts';
import { bytesOf } from './awkward.ts';
import { optionsOver } from './identity.ts';
import { newMongoUrl } from './mongo-database.ts';

const AT = '2026-11-23T10:00:00.000Z';
const notes = collection<{ text: string }>('notes');

describe('what MongoDB acknowledged stays', () => {
	test('ST70 after kill -9 of the database every acknowledged write is there, once, and the same connection works again', async (context) => {
		const { url, database } = await startOwnServer(context);
		const storage = await openMongoStorage(url);
		onTestFinished(() => storage.close());
		const written = startWriters(storage, 6);
		for (let round = 1; round <= 3; round++) {
			await written.until(({ kept }) => kept.size >= round * 40);
			await database.kill();
			await written.until(({ refused }) => refused >= round * 3);
			await database.restart();
		}
		await written.until(({ kept, refused }) => refused >= 9 && kept.size >= 200);
		await written.stop();
		await storage.probe();
		await expectKept(storage, written.kept);
	}, 120_000);

	test('ST71 a database that hears and does not answer refuses what was asked, and works when it wakes', async (context) => {
		const { url, database } = await startOwnServer(context);
		const storage = await openMongoStorage(url);
		onTestFinished(() => storage.close());
		const written = startWriters(storage, 4);
		await written.until(({ kept }) => kept.size >= 20);
		database.freeze();
		await written.until(({ refused }) => refused >= 4);
		await expect(storage.probe()).rejects.toBeInstanceOf(StoreUnavailable);
		await expect(storage.updates.read('d0')).rejects.toBeInstanceOf(StoreUnavailable);
		database.thaw();
		const before = written.kept.size;
		await written.until(({ kept }) => kept.size >= before + 20);
		await written.stop();
		await expectKept(storage, written.kept);
	}, 120_000);

	test('ST70 without a database nothing opens, and every port of an open store says that it is away', async (context) => {
		const { url, database } = await startOwnServer(context);
		const storage = await openMongoStorage(url);
		onTestFinished(() => storage.close());
		const { adapter } = await betterAuth(optionsOver(storage)).$context;
		const byEmail = [{ field: 'email', value: 'a@example.org' }];
		// its indexes are made with its first questions
		for (const model of ['user', 'session', 'verification', 'rateLimit'])
			await adapter.findMany({ model, limit: 1 });
		await database.kill();
		const asked = [
			storage.updates.read('d'),
			storage.updates.append([{ document: 'd', bytes: bytesOf(''), person: null, claims: [], at: AT }]),
			storage.updates.replaceBySnapshot('d', 0, bytesOf('')),
			storage.records.list(notes),
			storage.records.insert(notes, 'a', { text: '' }),
			storage.ledger.head(),
			storage.files.put(bytesOf('')),
			storage.published.reader.latest(),
			storage.probe(),
			adapter.findOne({ model: 'user', where: byEmail }),
		];
		// names alone: printing the difference of a driver's error would go through everything that it knows
		const answers = (await Promise.allSettled(asked)).map((answer) =>
			answer.status === 'rejected' && answer.reason instanceof Error ? answer.reason.name : answer.status,
		);
		expect(answers).toEqual(asked.map(() => 'StoreUnavailable'));
		await expect(openMongoStorage(url)).rejects.toThrow();
	}, 60_000);

	test('ST74 closing serves what was asked before and refuses what comes after', async (context) => {
		const storage = await openMongoStorage(newMongoUrl(context));
		const asked = Array.from({ length: 50 }, (_, i) =>
			storage.records.insert(notes, `${i}`, { text: `${i}` }),
		);
		const closing = storage.close();
		await expect(storage.records.get(notes, '1')).rejects.toBeInstanceOf(StoreUnavailable);
		expect(await Promise.all(asked)).toEqual(asked.map(() => true));
		await closing;
	});
});

describe('several nodes on one MongoDB', () => {
	test('ST69 processes that write the same at once leave no hole, nothing double, and one chain', async (context) => {
		const url = newMongoUrl(context);
		const names = ['amina', 'boris', 'chloe'];
		const COUNT = 15;
		const nodes = names.map((name) => runNode(url, name, COUNT));
		const sequences = await Promise.all(nodes);

		const storage = await openMongoStorage(url);
		onTestFinished(() => storage.close());
		const { updates, owners } = await storage.updates.read('d');
		expect(updates.map(({ sequence }) => sequence)).toEqual(
			Array.from({ length: names.length * COUNT }, (_, index) => index + 1),
		);
		for (const [index, name] of names.entries()) {
			const own = updates.filter(({ person }) => person === name);
			expect(own.map(({ sequence }) => sequence)).toEqual(sequences[index]);
			expect(own.map(({ bytes }) => Buffer.from(bytes).toString())).toEqual(
				own.map((_update, number) => `${name} ${number}`),
			);
		}
		expect(owners).toEqual(new Map([[7, updates[0]!.person]]));

		const rows = await storage.ledger.read(0);
		requireContinuation({ sequence: 0, hash: '' }, rows);
		expect(rows).toHaveLength(names.length * COUNT * 2);
		const counters = collection<{ count: number }>('counters');
		expect((await storage.records.list(counters)).map(({ value }) => value.count)).toEqual([
			names.length * COUNT,
		]);
	}, 120_000);
});

async function startOwnServer(context: TestContext): Promise<{ url: string; database: MongoProcess }> {
	const server = await startMongoServer();
	if ('reason' in server) return context.skip(server.reason);
	onTestFinished(() => server.stop());
	if (!server.process) return context.skip('the database of MONGODB_URL is not ours to kill');
	return { url: newDatabaseAt(server.url), database: server.process };
}

/** Each writes to its own document and to its own records, without end, and takes a refusal as one. */
function startWriters(storage: Storage, writers: number) {
	const kept = new Map<string, number>();
	const state = { kept, refused: 0 };
	let isStopped = false;
	let changed = Promise.withResolvers<void>();

	async function write(writer: number): Promise<void> {
		for (let number = 0; !isStopped; number++) {
			const text = `${writer}/${number}`;
			try {
				const update = { document: `d${writer % 3}`, bytes: bytesOf(text), person: 'p', claims: [], at: AT };
				const [sequence] = await storage.updates.append([update]);
				if (!(await storage.records.insert(notes, text, { text }))) throw new Error('inserted twice');
				kept.set(text, sequence!);
			} catch (error) {
				if (!(error instanceof StoreUnavailable)) throw error;
				state.refused++;
			}
			changed.resolve();
			changed = Promise.withResolvers();
		}
	}

	const running = Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
	return {
		kept,
		async until(reached: (now: typeof state) => boolean): Promise<void> {
			while (!reached(state)) await Promise.race([changed.promise, running]);
		},
		async stop(): Promise<void> {
			isStopped = true;
			await running;
		},
	};
}

async function expectKept(storage: Storage, kept: ReadonlyMap<string, number>): Promise<void> {
	const found = new Map<string, number>();
	for (const document of ['d0', 'd1', 'd2']) {
		const { updates } = await storage.updates.read(document);
		for (const { bytes, sequence } of updates) {
			const text = Buffer.from(bytes).toString();
			expect(found.has(text), `${text} is there twice`).toBe(false);
			found.set(text, sequence);
		}
	}
	expect([...kept].filter(([text, sequence]) => found.get(text) !== sequence)).toEqual([]);
	const records = new Set((await storage.records.list(notes)).map(({ id }) => id));
	expect([...kept.keys()].filter((text) => !records.has(text))).toEqual([]);
}

async function runNode(url: string, name: string, count: number): Promise<number[]> {
	const script = join(import.meta.dirname, 'mongodb-child.ts');
	const { stdout } = await promisify(execFile)(process.execPath, [script, url, name, `${count}`]);
	return JSON.parse(stdout) as number[];
}
