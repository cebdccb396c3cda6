import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Entry, Fact, RevisionFact, SiteFact } from '#lib/domain/board/entry.ts';
import type { Stream } from '#lib/domain/board/stream.ts';
import { entries } from '../../../server/board/collections.ts';
import { createLog, type BoardLog } from '../../../server/board/log.ts';
import { listAll } from '../../../server/network/read-all.ts';
import { openMemoryStorage } from '../../../server/storage/memory/open.ts';
import { openSqliteStorage } from '../../../server/storage/sqlite/open.ts';
import type { Storage } from '../../../server/storage/storage.ts';

let folder: string;
let storage: Storage;
let told: Entry[];
let clock: () => number;

const node = () =>
	createLog({ records: storage.records, now: () => clock(), appended: (entry) => told.push(entry) });
const siteFact = (id: string = randomUUID()): SiteFact => ({ kind: 'site', id, site: 'loon' });
const line = (stream: Stream, fact: Fact = siteFact()) => ({ stream, by: 'p1', association: null, fact });
const numbers = (all: readonly Entry[]) => all.map(({ seq }) => seq);
const upTo = (most: number) => Array.from({ length: most }, (_, n) => n + 1);

describe.each(['memory', 'sqlite'] as const)('the log on %s', (store) => {
	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), 'tablee-log-'));
		storage = store === 'memory' ? openMemoryStorage() : await openSqliteStorage(join(folder, 'tablee.db'));
		told = [];
		clock = Date.now;
	});
	afterEach(async () => {
		await storage.close();
		await rm(folder, { recursive: true, force: true, maxRetries: 10 });
	});

	test('BD1 each stream numbers its lines 1, 2, 3 without holes, whatever the clock says', async () => {
		const log = node();
		let at = Date.parse('2013-05-14T10:00:00.000Z');
		clock = () => (at -= 3_600_000);
		const streams = ['network', 'association:salam', 'association:salam-calais', 'group:sante'] as const;
		await Promise.all(Array.from({ length: 80 }, (_, n) => log.append(line(streams[n % 4]!))));
		for (const stream of streams) {
			const all = await log.since(stream, 0);
			expect(numbers(all)).toEqual(upTo(20));
			expect(new Set(all.map((each) => each.stream))).toEqual(new Set([stream]));
			expect(numbers(told.filter((each) => each.stream === stream))).toEqual(upTo(20));
		}
		expect(numbers(await log.since('network', 18))).toEqual([19, 20]);
		expect(await log.since('network', 20)).toEqual([]);
	});

	test('BD2 a fact stands once, in one stream: who states it again gets the line that stands, and nobody is told', async () => {
		const log = node();
		const fact = siteFact();
		const first = await log.append(line('network', fact));
		expect(first.fresh).toBe(true);
		const again = await Promise.all(
			(['network', 'association:salam', 'network'] as const).map((stream) => log.append(line(stream, fact))),
		);
		expect(again).toEqual([1, 2, 3].map(() => ({ entry: first.entry, fresh: false })));
		expect(await listAll(storage.records, entries)).toHaveLength(1);
		expect(told).toHaveLength(1);
		// a number that was tried in vain is the next one's
		expect((await log.append(line('network'))).entry.seq).toBe(2);
		expect(await log.byKey(`site:${fact.id}`)).toEqual(first.entry);
		expect(await log.byKey('site:unknown')).toBeNull();
	});

	test('BD3 two servers that write at once leave no hole, and of one fact one line', async () => {
		const nodes = [node(), node()];
		const shared = Array.from({ length: 40 }, () => siteFact());
		const answers = await Promise.all(
			shared.flatMap((fact) => nodes.map((log) => log.append(line('network', fact)))),
		);
		expect(answers.filter(({ fresh }) => fresh)).toHaveLength(40);
		await Promise.all(nodes.flatMap((log) => upTo(40).map(() => log.append(line('network')))));
		for (const log of nodes) expect(numbers(await log.since('network', 0))).toEqual(upTo(120));
		expect(numbers(told.toSorted((one, other) => one.seq - other.seq))).toEqual(upTo(120));
	});

	test('BD4 a stream of thousands is read by pages to its end, also by a server that knows nothing of it yet', async () => {
		const log = node();
		await Promise.all(upTo(2300).map(() => log.append(line('association:a'))));
		await log.append(line('association:b'));
		const fresh = node();
		expect((await fresh.append(line('association:a'))).entry.seq).toBe(2301);
		const read: Entry[] = [];
		for (;;) {
			const page = await fresh.since('association:a', read.length);
			read.push(...page);
			if (page.length === 0) break;
		}
		expect(numbers(read)).toEqual(upTo(2301));
		expect(numbers(await fresh.since('association:a', 10, 3))).toEqual([11, 12, 13]);
	}, 60_000);

	test('BD5 a line may be made to say less, in its place; it is found under what it is about and its months', async () => {
		const log = node();
		const revision = {
			id: randomUUID(),
			of: 'report',
			base: 'report',
			reason: 'Recompté',
			answers: {},
			visitedOn: '2013-06-01',
		};
		const fact: RevisionFact = { kind: 'revision', revision, hash: 'h', firstOn: '2013-05-31' };
		const { entry } = await log.append<RevisionFact>(line('network', fact) as Entry<RevisionFact>);
		await log.append(line('network'));
		for (const month of ['2013-05', '2013-06']) expect(await log.inMonth('network', month)).toEqual([entry]);
		expect(await log.inMonth('association:salam', '2013-05')).toEqual([]);
		await Promise.all(
			upTo(5).map(() =>
				log.rewrite(entry, (each) => ({
					...each,
					by: null,
					fact: { ...fact, revision: { ...revision, reason: '' } },
				})),
			),
		);
		expect(await log.about('report')).toEqual([
			{ ...entry, by: null, fact: { ...fact, revision: { ...revision, reason: '' } } },
		]);
		expect(numbers(await log.since('network', 0))).toEqual([1, 2]);
		await log.rewrite({ stream: 'network', seq: 99 }, (each) => each);
		expect(await listAll(storage.records, entries)).toHaveLength(2);
	});
});

test('BD1 what is told of a line is kept first', async () => {
	storage = openMemoryStorage();
	let kept: Promise<unknown> = Promise.resolve(null);
	const log: BoardLog = createLog({
		records: storage.records,
		now: Date.now,
		appended: () => (kept = storage.records.get(entries, 'network/0000000001')),
	});
	const { entry } = await log.append(line('network'));
	expect(await kept).toMatchObject({ value: entry });
	await storage.close();
});
