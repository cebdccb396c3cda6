import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createMetrics } from '../../../server/observe/metrics.ts';
import { observeUpdates } from '../../../server/observe/observe-updates.ts';
import { ConfigError, readConfig } from '../../../server/config.ts';
import { openMemoryStorage } from '../../../server/storage/memory/open.ts';
import { StoreUnavailable } from '../../../server/storage/storage.ts';
import { EMAIL, openOwnServer, type OwnServer } from '../hostile/own-server.ts';

const TOKEN = 'a-token-of-metrics-for-tests';

let own: OwnServer;
beforeAll(async () => {
	own = await openOwnServer(mkdtempSync(join(tmpdir(), 'tablee-metrics-')), { METRICS_TOKEN: TOKEN });
});
afterAll(() => own?.[Symbol.asyncDispose]());

async function read(): Promise<string> {
	const headers = { authorization: `Bearer ${TOKEN}` };
	const response = await fetch(`${own.server.address}/metrics`, { headers });
	expect(response.status).toBe(200);
	expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
	return response.text();
}

/** The value of the series that begins so; 0 when it is not there. */
const valueOf = (text: string, series: string) =>
	Number(
		text
			.split('\n')
			.find((line) => line.startsWith(`${series} `))
			?.split(' ')
			.at(-1) ?? 0,
	);

test('OP20 without the token, metrics are an address that is not there', async () => {
	const answer = async (path: string, headers: Record<string, string> = {}) => {
		const response = await fetch(own.server.address + path, {
			headers: { accept: 'application/json', ...headers },
		});
		return [response.status, (await response.text()).replaceAll(/nonce="[^"]*"|\/\w+(?=")/g, '')];
	};
	const nowhere = await answer('/metricz');
	expect(nowhere[0]).toBe(404);
	for (const authorization of ['', 'Bearer', 'Bearer ', `Bearer ${TOKEN}x`, TOKEN, `Basic ${TOKEN}`])
		expect(await answer('/metrics', { authorization })).toEqual(nowhere);
	expect((await answer(`/metrics?token=${TOKEN}`))[0]).toBe(404);
	expect((await answer('/metrics', { cookie: await own.signIn() }))[0]).toBe(404);
});

test('OP20 where no token is declared, no token opens them', async () => {
	await using closed = await openOwnServer();
	for (const authorization of ['Bearer null', 'Bearer ', 'Bearer undefined']) {
		const response = await fetch(`${closed.server.address}/metrics`, { headers: { authorization } });
		expect(response.status).toBe(404);
	}
});

test('OP21 with the token they speak of rooms, sockets, commits, requests, letters, errors, parts and the process', async () => {
	await fetch(`${own.server.address}/readyz`);
	const text = await read();
	for (const name of [
		'tablee_rooms_open',
		'tablee_sockets_open',
		'tablee_sync_refused_total',
		'tablee_commit_seconds',
		'tablee_updates_total',
		'tablee_http_requests_total',
		'tablee_http_request_seconds',
		'tablee_letters_total',
		'tablee_outbox_letters',
		'tablee_errors_total',
		'tablee_part_up',
		'tablee_probes_total',
		'tablee_bus_lost_total',
		'nodejs_eventloop_lag_p99_seconds',
		'process_resident_memory_bytes',
		'process_cpu_seconds_total',
	])
		expect(text).toMatch(new RegExp(`^# TYPE ${name} (counter|gauge|histogram)$`, 'm'));
	expect(valueOf(text, 'tablee_part_up{part="store"}')).toBe(1);
});

test('OP22 what clients make up becomes no series of its own, and no series names somebody', async () => {
	const cookie = await own.signIn();
	const ask = (n: number) =>
		fetch(`${own.server.address}/papers/canary-${n}?canary=${n}`, { headers: { cookie } });
	await Promise.all([ask(0), fetch(`${own.server.address}/canary-0`)]);
	const before = (await read()).split('\n').length;
	await Promise.all(Array.from({ length: 50 }, (_, n) => ask(n)));
	await Promise.all(Array.from({ length: 50 }, (_, n) => fetch(`${own.server.address}/canary-${n}`)));
	const after = await read();
	// the reading itself, and a gauge of the heap, may add a line
	expect(after.split('\n').length).toBeLessThan(before + 10);
	expect(after).not.toMatch(/canary|token/);
	expect(after).not.toContain(EMAIL);
});

describe('OP23 what happened is counted', () => {
	test('OP23 a request under its pattern and status', async () => {
		const cookie = await own.signIn();
		const series = 'tablee_http_requests_total{method="GET",route="/(app)/papers/[id]",status="404"}';
		const before = valueOf(await read(), series);
		await (await fetch(`${own.server.address}/papers/nothing`, { headers: { cookie } })).text();
		await vi.waitFor(async () => expect(valueOf(await read(), series)).toBe(before + 1));
	});

	test('OP23 a socket while it is open', async () => {
		const series = 'tablee_sockets_open{endpoint="live"}';
		const before = valueOf(await read(), series);
		const socket = io(own.server.address, {
			path: '/live',
			transports: ['websocket'],
			extraHeaders: { cookie: await own.signIn() },
		});
		await new Promise<void>((resolve) => socket.once('connect', resolve));
		expect(valueOf(await read(), series)).toBe(before + 1);
		socket.disconnect();
		await vi.waitFor(async () => expect(valueOf(await read(), series)).toBe(before));
	});

	test('OP23 updates that are kept, that came too late, that could not be kept', async () => {
		const metrics = createMetrics({ outbox: null, ofProcess: false });
		const storage = openMemoryStorage();
		const log = observeUpdates(storage.updates, metrics.commits);
		const update = {
			document: 'd',
			bytes: new Uint8Array([1]),
			person: null,
			claims: [],
			at: '2013-01-01T00:00:00.000Z',
		};
		await log.append([update, update]);
		await log.append([update], new Map([['d', 1]])); // it ends at 2
		const failing = observeUpdates(
			{ ...storage.updates, append: () => Promise.reject(new StoreUnavailable(new Error('disk'))) },
			metrics.commits,
		);
		await expect(failing.append([update, update, update])).rejects.toThrow(StoreUnavailable);
		const text = await metrics.read();
		const counts = ['kept', 'moved', 'failed'].map((outcome) =>
			valueOf(text, `tablee_updates_total{outcome="${outcome}"}`),
		);
		expect(counts).toEqual([2, 1, 3]);
		expect(valueOf(text, 'tablee_commit_seconds_count')).toBe(2);
		await storage.close();
	});
});

test.each(['short', 'twenty-four characters, and spaces in it'])(
	'OP24 a token that could be guessed or not be sent is refused at start: %s',
	(METRICS_TOKEN) => {
		expect(() => readConfig({ METRICS_TOKEN })).toThrow(ConfigError);
	},
);
