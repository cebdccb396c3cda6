import type { Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { CLOSE } from '#lib/protocol/sync.ts';
import {
	addParagraph,
	rawClient,
	startServer,
	stored,
	until,
	updateOf,
	type RawClient,
	type TestServer,
} from './support.ts';

let server: TestServer;
afterEach(() => server.stop());

/** Stops reading at the network, as a phone in a tunnel does. */
const socketOf = (client: RawClient) => (client.socket as unknown as { _socket: Socket })._socket;

/** Writes so many kilobytes as edits of 200 kB and waits until they are kept. */
async function write(client: RawClient, kilobytes: number): Promise<void> {
	for (let sent = 0; sent < kilobytes; sent += 200) {
		const acks = client.acks.at(-1) ?? 0;
		client.sendUpdate(
			updateOf(client.doc, () => {
				const text = client.doc.getXmlFragment('text');
				if (text.length > 3) text.delete(0, 1);
				addParagraph(client.doc, 'x'.repeat(200_000));
			}),
		);
		await until(() => client.acks.at(-1) === acks + 1, 'kept');
	}
}

test('SY40 a socket that reads slowly gets no edits for a while, then all of them at once', async () => {
	server = await startServer({
		settings: { slowBytes: 100_000, tooSlowBytes: 50_000_000, stuck: 1e12, compactAfter: 1e9 },
		now: fastClock(),
	});
	const ana = await rawClient(server, 'ana', 'doc');
	const slow = await rawClient(server, 'bo', 'doc');
	slow.sendStep1();
	await until(() => slow.step2s.length === 1, 'bo follows');
	socketOf(slow).pause();
	await write(ana, 20_000);
	const received = slow.updates.length;
	socketOf(slow).resume();
	await until(() => isSame(slow.doc, ana.doc), 'bo has caught up');
	expect(slow.updates.length - received).toBeLessThan(100);
	expect(slow.step2s.length).toBeGreaterThan(1);
	await write(ana, 200);
	await until(() => isSame(slow.doc, ana.doc), 'bo follows again');
	ana.stop();
	slow.stop();
});

test('SY40 a socket that reads nothing is closed, and holds nobody up', async () => {
	server = await startServer({ settings: { slowBytes: 100_000, stuck: 0 }, now: fastClock() });
	const ana = await rawClient(server, 'ana', 'doc');
	const stuck = await rawClient(server, 'bo', 'doc');
	stuck.sendStep1();
	await until(() => stuck.step2s.length === 1, 'bo follows');
	socketOf(stuck).pause();
	await write(ana, 20_000);
	socketOf(stuck).resume();
	await until(() => stuck.closed !== null, 'closed');
	expect(stuck.closed).toEqual({ code: CLOSE.tooSlow });
	ana.stop();
});

test('SY42 a socket that answers no ping is cut, one that answers stays', async () => {
	server = await startServer({ settings: { heartbeat: 20 } });
	const alive = await rawClient(server, 'ana', 'doc');
	const dead = await rawClient(server, 'bo', 'doc', { autoPong: false });
	await until(() => dead.closed !== null, 'cut');
	expect(dead.closed).toEqual({ code: 1006 });
	expect(server.engine.present('doc').map(({ person }) => person)).toEqual(['ana']);
	alive.stop();
});

test('SY41 more frames than anybody types end the connection', async () => {
	server = await startServer({ now: () => 0 });
	const ana = await rawClient(server, 'ana', 'doc');
	for (let i = 0; i < 400; i++) ana.sendUpdate(updateOf(ana.doc, () => addParagraph(ana.doc, `${i}`)));
	await until(() => ana.closed !== null, 'closed');
	expect(ana.closed).toEqual({ code: CLOSE.tooMany });
	await server.engine.close();
	const kept = await stored(server, 'doc');
	expect(kept.getXmlFragment('text').length).toBe(300);
});

test('SY41 ten frames a second with a moving caret are far from the limit', async () => {
	let now = Date.now();
	server = await startServer({ now: () => now });
	const ana = await rawClient(server, 'ana', 'doc');
	const doc = new Y.Doc();
	for (let i = 1; i <= 600; i++) {
		ana.sendUpdate(updateOf(doc, () => addParagraph(doc, `${i}`)));
		ana.sendPresence([{ client: doc.clientID, clock: i, state: {} }]);
		await until(() => ana.acks.at(-1) === i, 'kept');
		now += 100;
	}
	expect(ana.closed).toBe(null);
	ana.stop();
});

/** Quicker than a for megabytes: content, clocks and deletions. */
function isSame(one: Y.Doc, other: Y.Doc): boolean {
	return (
		one.getXmlFragment('text').toString() === other.getXmlFragment('text').toString() &&
		Y.equalSnapshots(Y.snapshot(one), Y.snapshot(other))
	);
}

/** A clock on which the rate limits never bite. */
function fastClock(): () => number {
	let now = 0;
	return () => (now += 1_000);
}
