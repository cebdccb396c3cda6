import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { openMemoryStorage } from '../../../server/storage/memory/open.ts';
import {
	addParagraph,
	rawClient,
	startServer,
	stockClient,
	stored,
	until,
	updateOf,
	type TestServer,
} from './support.ts';
import { fingerprint } from './fingerprint.ts';
import { edit } from './random-edits.ts';
import { randomFrom, seedOf } from './random.ts';

let server: TestServer;
afterEach(() => server.stop());

test('SY6 joining, writing and leaving 200 times while the room unloads loses nothing', async () => {
	server = await startServer({ settings: { idle: 0 } });
	const doc = new Y.Doc();
	for (let i = 0; i < 200; i++) {
		const ana = await rawClient(server, 'ana', 'doc');
		ana.sendUpdate(updateOf(doc, () => addParagraph(doc, `${i}`)));
		if (i % 3 === 0) {
			await until(() => ana.acks.length === 1, 'acknowledged');
			ana.stop();
		} else {
			// what was sent before a normal close has arrived before it
			const closed = new Promise((resolve) => ana.socket.once('close', resolve));
			ana.socket.close();
			if (i % 3 === 1) await closed;
		}
		if (i % 3 === 2) {
			const back = await rawClient(server, 'ana', 'doc');
			back.sendStep2(Y.encodeStateAsUpdate(doc));
			await until(() => back.acks.length === 1, 'the step 2 is acknowledged');
			back.stop();
		}
	}
	await until(() => server.engine.present('doc').length === 0, 'everybody left');
	await server.engine.close();
	expect(fingerprint(await stored(server, 'doc'))).toBe(fingerprint(doc));
});

test('SY7 compaction during edits drops none of them', async () => {
	const log = openMemoryStorage().updates;
	let snapshots = 0;
	const watched = {
		...log,
		async replaceBySnapshot(document: string, upTo: number, snapshot: Uint8Array) {
			snapshots += 1;
			return log.replaceBySnapshot(document, upTo, snapshot);
		},
	};
	server = await startServer({ log: watched, settings: { compactAfter: 10 } });
	const ana = stockClient(server, 'ana', 'doc');
	const bo = stockClient(server, 'bo', 'doc');
	const clients = [ana, bo];
	for (let i = 0; snapshots < 5 || i < 300; i++) {
		const { doc, text } = clients[i % 2]!;
		if (i % 4 === 3 && text.length > 2) text.delete(0, 1);
		else addParagraph(doc, `${i}`);
		if (i % 20 === 0) await until(() => fingerprint(ana.doc) === fingerprint(bo.doc), 'converged');
	}
	await until(() => fingerprint(ana.doc) === fingerprint(bo.doc), 'converged at the end');
	await until(() => server.engine.present('doc').length === 2, 'still there');
	ana.stop();
	bo.stop();
	const kept = await stored(server, 'doc');
	expect(fingerprint(kept)).toBe(fingerprint(ana.doc));
	expect((await log.read('doc')).updates.length).toBeLessThan(200);
	expect(server.errors).toEqual([]);
});

test('SY8 five clients editing at random, with lost connections and restarted engines, end with the same document', async () => {
	const seed = seedOf('SYNC_SEED');
	console.log(`convergence seed ${seed} (SYNC_SEED=${seed} repeats it)`);
	const random = randomFrom(seed);
	server = await startServer({ settings: { idle: 5, compactAfter: 40 } });
	const clients = ['ana', 'bo', 'chi', 'ana', 'bo'].map((person) => stockClient(server, person, 'doc'));
	for (let round = 0; round < 60; round++) {
		for (let i = 0; i < 15; i++) edit(clients[random(clients.length)]!.doc, random);
		const { provider } = clients[random(clients.length)]!;
		const what = random(10);
		if (what === 0) await server.restart();
		else if (what < 4) provider.disconnect();
		else provider.connect();
		if (what === 5) (provider.ws as unknown as { terminate?(): void } | null)?.terminate?.();
		await new Promise((resolve) => setImmediate(resolve));
	}
	for (const { provider } of clients) provider.connect();
	const prints = () => new Set(clients.map(({ doc }) => fingerprint(doc)));
	await until(
		() => clients.every(({ provider }) => provider.synced) && prints().size === 1,
		'all five are equal',
		30_000,
	);
	await server.engine.close();
	expect(fingerprint(await stored(server, 'doc'))).toBe(fingerprint(clients[0]!.doc));
	expect(clients[0]!.text.length).toBeGreaterThan(0);
	expect(server.errors).toEqual([]);
	for (const { stop } of clients) stop();
});
