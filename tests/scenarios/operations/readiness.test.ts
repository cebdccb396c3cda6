import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createSharedBus } from '../../../server/bus/memory.ts';
import { compose } from '../../../server/compose.ts';
import { readConfig } from '../../../server/config.ts';
import { createReadiness } from '../../../server/observe/readiness.ts';
import { openMemoryStorage } from '../../../server/storage/memory/open.ts';
import { openOwnServer, type OwnServer } from '../hostile/own-server.ts';

let own: OwnServer;
beforeAll(async () => {
	own = await openOwnServer();
});
afterAll(() => own?.[Symbol.asyncDispose]());

const PATIENCE = { timeout: 30_000, interval: 100 };

async function asked(path: string): Promise<[number, unknown]> {
	const response = await fetch(own.server.address + path);
	expect(response.headers.get('cache-control')).toBe('no-store');
	return [response.status, await response.json()];
}

test('OP10 readyz answers 200 while the store can be written to', async () => {
	expect(await asked('/readyz')).toEqual([200, { status: 'ready', missing: [] }]);
	expect(await asked('/healthz')).toEqual([200, { status: 'ok' }]);
});

test('OP11 readyz answers 503 with the name of what is missing and nothing else, and recovers by itself', async () => {
	const other = new DatabaseSync(join(own.dataDir, 'tablee.db'));
	other.exec('BEGIN IMMEDIATE'); // nobody else writes now
	await vi.waitFor(
		async () =>
			expect(await asked('/readyz')).toEqual([503, { error: { code: 'unavailable', message: 'store' } }]),
		PATIENCE,
	);
	other.exec('ROLLBACK');
	other.close();
	await vi.waitFor(async () => expect(await asked('/readyz')).toEqual([200, { status: 'ready', missing: [] }]), PATIENCE);
});

test('OP11 each part that is away is named', async () => {
	const away = () => Promise.reject(new Error('no'));
	const there = () => Promise.resolve();
	const missing = (probes: Parameters<typeof createReadiness>[0]['probes']) =>
		createReadiness({ probes }).missing();
	expect(await missing({ store: there, bus: there })).toEqual([]);
	expect(await missing({ store: there, bus: away })).toEqual(['bus']);
	expect(await missing({ store: away, bus: away })).toEqual(['store', 'bus']);
});

test('OP11 a node whose bus is away says so, counts what it lost, and recovers when the bus is back', async () => {
	const dataDir = mkdtempSync(join(tmpdir(), 'tablee-readiness-'));
	const bus = createSharedBus().enter();
	const services = await compose(readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' }), {
		bus,
		storage: openMemoryStorage(),
	});
	try {
		const { readiness, metrics } = services;
		expect(await readiness.missing()).toEqual([]);
		bus.cut();
		await vi.waitFor(async () => expect(await readiness.missing()).toEqual(['bus']), PATIENCE);
		expect(await metrics.read()).toMatch(/^tablee_part_up\{part="bus"\} 0$/m);
		bus.mend();
		await vi.waitFor(async () => expect(await readiness.missing()).toEqual([]), PATIENCE);
		await vi.waitFor(
			async () => expect(await metrics.read()).toMatch(/^tablee_bus_lost_total [1-9]/m),
			PATIENCE,
		);
	} finally {
		await services.close();
		rmSync(dataDir, { recursive: true, force: true });
	}
});

test('OP12 a part that does not answer is missing, and many looks at once are one probe', async () => {
	let probes = 0;
	const told: [string, boolean][] = [];
	const readiness = createReadiness({
		probes: {
			store: () => {
				probes++;
				return new Promise(() => {});
			},
		},
		onProbe: (part, there) => told.push([part, there]),
		within: 50,
	});
	const looks = await Promise.all(Array.from({ length: 100 }, () => readiness.missing()));
	expect(looks).toEqual(Array(100).fill(['store']));
	expect(probes).toBe(1);
	expect(told).toEqual([['store', false]]);
});

test('OP13 who ends is not ready, whatever was found a moment before', async () => {
	let answer = () => {};
	const readiness = createReadiness({
		probes: { store: () => new Promise<void>((resolve) => (answer = resolve)) },
	});
	const looking = readiness.missing();
	readiness.stop();
	answer();
	expect(await looking).toEqual(['running']);
	expect(await readiness.missing()).toEqual(['running']);
});
