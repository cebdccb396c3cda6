import { randomUUID } from 'node:crypto';
import { createClient } from 'redis';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openRedisBus } from '../../../server/bus/redis.ts';
import type { BusProblem } from '../../../server/bus/report.ts';
import { hasRedis, startRedis, type RedisServer } from '../../support/redis-server.ts';
import {
	event,
	numbersOf,
	openRedisWorld,
	type BusNode,
	type RedisWorld,
} from '../../contract/bus-worlds.ts';

const WITHIN = { timeout: 20_000, interval: 10 };

describe.runIf(hasRedis())('when Redis fails', () => {
	let redis: RedisServer;
	let world: RedisWorld;
	beforeEach(async () => {
		redis = await startRedis();
		world = await openRedisWorld(redis, 200);
	});
	afterEach(async () => {
		await world[Symbol.asyncDispose]();
		await redis[Symbol.asyncDispose]();
	});

	const stream = () => `tablee:${world.instance}:events`;
	const isLost = ({ heard }: BusNode) => vi.waitFor(() => expect(heard).toContain('lost'), WITHIN);

	/** Each hears what the other says from now on, and nothing is on its way any more. */
	async function areTogether(a: BusNode, b: BusNode): Promise<void> {
		const mark = randomUUID();
		const both = [a, b];
		let n = 0;
		await vi.waitFor(() => {
			n += 1;
			for (const { bus } of both) bus.events.tell(event(mark, n));
			for (const { heard } of both) expect(numbersOf(heard, mark)).not.toEqual([]);
		}, WITHIN);
		await vi.waitFor(() => {
			for (const { heard } of both) expect(numbersOf(heard, mark)).toContain(n);
		}, WITHIN);
		for (const { heard } of both) heard.length = 0;
	}

	async function enterTwo(): Promise<[BusNode, BusNode]> {
		const [a, b] = await Promise.all([world.enter(), world.enter()]);
		await areTogether(a, b);
		return [a, b];
	}

	/** In the stream, wherever it was cut off. */
	const isKept = (who: string) =>
		vi.waitFor(async () => {
			const all = JSON.stringify(await redis.ask('XRANGE', stream(), '-', '+'));
			expect(all).toContain(`${who}-`);
		}, WITHIN);

	test('BU11 a node that is back reads on where it was: what was kept meanwhile it hears in its order', async () => {
		const [a, b] = await enterTwo();
		b.cut();
		for (let n = 0; n < 20; n++) a.bus.events.tell(event('a', n));
		await isKept('a');
		b.mend();
		await vi.waitFor(
			() => expect(numbersOf(b.heard, 'a')).toEqual(Array.from({ length: 20 }, (_, n) => n)),
			WITHIN,
		);
	});

	test('BU12 events deleted by FLUSHALL before they were read are a loss that is heard of', async () => {
		const [a, b] = await enterTwo();
		b.cut();
		a.bus.events.tell(event('a', 0));
		await isKept('a');
		await redis.ask('FLUSHALL');
		b.mend();
		await isLost(b);
		expect(numbersOf(b.heard, 'a')).toEqual([]);
		await areTogether(a, b);
	});

	test('BU12 a stream that begins anew before the place where a node was is followed again, and a loss heard of', async () => {
		const [a, b] = await enterTwo();
		await redis.ask('XADD', stream(), '99999999999999-0', 'node', 'future', 'number', '0');
		await areTogether(a, b);
		await redis.ask('FLUSHALL');
		await Promise.all([isLost(a), isLost(b)]);
		await areTogether(a, b);
	});

	test('BU13 when Redis comes back empty every node hears of a loss, and all hear each other again', async () => {
		const [a, b] = await enterTwo();
		await redis.kill();
		a.bus.events.tell(event('a', 0));
		b.bus.events.tell(event('b', 0));
		await expect(a.bus.probe()).rejects.toThrow();
		await Promise.all([isLost(a), isLost(b)]);
		for (const { heard } of [a, b]) heard.length = 0;
		await redis.start();
		// what each told meanwhile is gone, and the other has to hear of it
		await Promise.all([isLost(a), isLost(b)]);
		await areTogether(a, b);
		await a.bus.probe();
	});

	test('BU14 events trimmed from the stream before they were read are a loss that is heard of', async () => {
		const [a, b] = await enterTwo();
		b.cut();
		for (let n = 0; n < 25_000; n++) a.bus.events.tell(event('a', n));
		await vi.waitFor(async () => {
			const [last] = (await redis.ask('XREVRANGE', stream(), '+', '-', 'COUNT', '1')) as [unknown];
			expect(JSON.stringify(last)).toContain('25');
			expect(Number(await redis.ask('XLEN', stream()))).toBeLessThan(25_000);
		}, WITHIN);
		b.mend();
		await isLost(b);
		await areTogether(a, b);
	});

	test('BU15 while Redis stands still a node drops what is too much to wait, and the others hear of it', async () => {
		const [a, b] = await enterTwo();
		redis.pause();
		const topics = Array.from({ length: 1_000 }, () => `paper:${'x'.repeat(60)}` as const);
		for (let n = 0; n < 600; n++) a.bus.events.tell({ kind: 'changed', topics });
		await Promise.all([isLost(a), isLost(b)]);
		for (const { heard } of [a, b]) heard.length = 0;
		redis.resume();
		await isLost(b);
		await areTogether(a, b);
		const came = Number(await redis.ask('XLEN', stream()));
		expect(came).toBeLessThan(500);
	});

	test('BU15 what Redis refuses to take is a loss that the others hear of once it takes again', async () => {
		const [a, b] = await enterTwo();
		await redis.ask('CONFIG', 'SET', 'maxmemory', '1');
		a.bus.events.tell(event('a', 0));
		await vi.waitFor(() => expect(world.reported.join()).toContain('REFUSED_OOM'), WITHIN);
		await redis.ask('CONFIG', 'SET', 'maxmemory', '0');
		await isLost(b);
		await areTogether(a, b);
	});

	test('BU16 a node that dies without a goodbye is a loss to the others: it may have told no more of what it kept', async () => {
		const [a, b] = await enterTwo();
		a.cut();
		await isLost(b);
	});

	test('BU17 a key of another type, refused commands and closed connections do not end a node', async () => {
		const [a, b] = await enterTwo();
		await redis.ask('SET', stream(), 'something else');
		a.bus.events.tell(event('a', 0));
		await Promise.all([isLost(a), isLost(b)]);
		await redis.ask('DEL', stream());
		await areTogether(a, b);
		await redis.ask('CLIENT', 'KILL', 'TYPE', 'normal');
		await redis.ask('CLIENT', 'KILL', 'TYPE', 'pubsub');
		await areTogether(a, b);
	});

	test('BU17 what no node writes is dropped and reported without its content', async () => {
		const [a, b] = await enterTwo();
		const heard: unknown[] = [];
		b.bus.documents.join('text', (message) => heard.push(message));
		const add = (...fields: string[]) => redis.ask('XADD', stream(), '*', ...fields);
		await add('anything', 'secret');
		await add('node', 'x y', 'number', '1', 'event', 'secret');
		await add('node', 'other', 'number', '-1');
		const client = createClient({ url: redis.url });
		await client.connect();
		const channel = `tablee:${world.instance}:document:text`;
		for (const bytes of [
			[],
			[1],
			[1, 1, 97, 0, 0, 255, 255, 255, 255, 15],
			[9, 9, 9],
			[1, 1, 97, 2, 1, 98, 0],
		])
			await client.publish(channel, Buffer.from(bytes));
		client.destroy();
		expect(b.heard).toEqual([]);
		// a newer version may tell what this one does not know: something is missing
		await add('node', 'other', 'number', '1', 'event', '{"kind":"secret"}');
		await isLost(b);
		await areTogether(a, b);
		expect(heard).toEqual([]);
		expect(world.reported.length).toBeGreaterThan(3);
		expect(world.reported.join()).not.toContain('secret');
	});

	test('BU18 a line told under another topic than its stream’s reaches nobody', async () => {
		const [a, b] = await enterTwo();
		const at = '2026-11-23T10:00:00.000Z';
		const line = { stream: 'group:forum', seq: 1, at, association: null, fact: { kind: 'erasure', of: 'x' } };
		const told = JSON.stringify({ kind: 'entry', topic: 'board:network', event: line });
		await redis.ask('XADD', stream(), '*', 'node', 'other', 'number', '1', 'event', told);
		await isLost(b);
		expect(b.heard.filter((each) => each !== 'lost')).toEqual([]);
		await areTogether(a, b);
	});

	test('BU19 a node starts without Redis and takes part as soon as it is there', async () => {
		await redis.kill();
		const [a, b] = await Promise.all([world.enter(), world.enter()]);
		await expect(a.bus.probe()).rejects.toThrow();
		await redis.start();
		await areTogether(a, b);
	});

	test('BU19 documents joined while Redis is away, or before it came back empty, are heard of again', async () => {
		const [a, b] = await enterTwo();
		const heard = { before: 0, while: 0 };
		b.bus.documents.join('before', () => (heard.before += 1));
		await redis.kill();
		b.bus.documents.join('while', () => (heard.while += 1));
		await redis.start();
		await vi.waitFor(() => {
			for (const name of ['before', 'while']) a.bus.documents.tell(name, { kind: 'who', node: 'x' });
			expect(Math.min(heard.before, heard.while)).toBeGreaterThan(0);
		}, WITHIN);
	});

	test('BU20 installations that share one Redis hear nothing of each other', async () => {
		const [a, b] = await enterTwo();
		await using other = await openRedisWorld(redis, 200);
		const [c, d] = await Promise.all([other.enter(), other.enter()]);
		c.bus.documents.join('text', () => c.heard.push(event('told', 0)));
		await areTogether(a, b);
		await areTogether(c, d);
		a.bus.events.tell(event('a', 0));
		a.bus.documents.tell('text', { kind: 'who', node: 'x' });
		await vi.waitFor(() => expect(numbersOf(b.heard, 'a')).toEqual([0]), WITHIN);
		const heard = [...c.heard, ...d.heard];
		await areTogether(c, d);
		expect(heard).toEqual([]);
	});

	test('BU20 the password of the address is in no report', async () => {
		const reported: string[] = [];
		const report = ({ code, cause }: BusProblem) => void reported.push(`${code} ${String(cause)}`);
		const url = `redis://somebody:se%20cret@127.0.0.1:${redis.port}`;
		await using stack = new AsyncDisposableStack();
		const bus = await openRedisBus({ url, instance: 'x', beat: 200, report });
		stack.defer(() => bus.close());
		await expect(bus.probe()).rejects.toThrow();
		await vi.waitFor(() => expect(reported.join()).toContain('AWAY_WRONGPASS'), WITHIN);
		expect(reported.join()).not.toMatch(/cret/);
	});
});
