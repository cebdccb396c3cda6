import { afterEach, beforeEach, expect, test } from 'vitest';
import { PRESENCE_COLORS } from '#lib/protocol/presence.ts';
import {
	addParagraph,
	presenceFrame,
	rawClient,
	startServer,
	stockClient,
	until,
	updateOf,
	type RawClient,
	type TestServer,
} from './support.ts';

let server: TestServer;
let watcher: RawClient;

beforeEach(async () => {
	server = await startServer();
	watcher = await rawClient(server, 'chi', 'doc');
});
afterEach(async () => {
	watcher.stop();
	await server.stop();
});

const caret = {
	anchor: { type: { client: 5, clock: 1 }, assoc: 0 },
	head: { tname: 'text', item: { client: 5, clock: 3 } },
};

const seenBy = (client: RawClient, id: number) => client.presence.filter((entry) => entry.client === id);

/** Another presence message of the same sender has come through: what was sent before it has been dealt with. */
async function afterwards(sender: RawClient, client: number, clock: number): Promise<void> {
	sender.sendPresence([{ client, clock, state: {} }]);
	await until(
		() => seenBy(watcher, client).some((entry) => entry.clock === clock),
		'the last presence message',
	);
}

test('SY20 name, colour and initials come from the session; the caret is kept, everything else is dropped', async () => {
	const ana = await rawClient(server, 'ana', 'doc');
	const forged = {
		user: { name: 'Somebody else', color: 'url(//evil)' },
		cursor: { ...caret, html: '<b>' },
		admin: true,
	};
	ana.sendPresence([{ client: 10, clock: 1, state: forged }]);
	await until(() => seenBy(watcher, 10).length === 1, 'ana is seen');
	expect(seenBy(watcher, 10)[0]!.state).toEqual({
		user: { name: 'Name of ana', color: PRESENCE_COLORS[1], initials: 'AN', person: 'ana' },
		cursor: caret,
	});
	ana.stop();
});

test('SY20 carets that are not positions are dropped', async () => {
	const ana = await rawClient(server, 'ana', 'doc');
	const bad = [
		{ anchor: 1, head: 2 },
		{ anchor: { x: 'y'.repeat(900) }, head: caret.head },
		'here',
		{ anchor: { item: { client: 'a', clock: {} } }, head: caret.head },
	];
	for (const [i, cursor] of bad.entries())
		ana.sendPresence([{ client: 10, clock: i + 1, state: { cursor } }]);
	await until(() => seenBy(watcher, 10).some(({ clock }) => clock === bad.length), 'all were read');
	for (const { state } of seenBy(watcher, 10)) expect(state).not.toHaveProperty('cursor');
	ana.stop();
});

test('SY20 a reader is present, without a caret', async () => {
	const reader = await rawClient(server, 'reader', 'doc');
	reader.sendPresence([{ client: 11, clock: 1, state: { cursor: caret } }]);
	await until(() => seenBy(watcher, 11).length === 1, 'the reader is seen');
	expect(seenBy(watcher, 11)[0]!.state).toEqual({ user: expect.objectContaining({ person: 'reader' }) });
	reader.stop();
});

test('SY21 nobody can speak for the client id of somebody else, present or known as an author', async () => {
	const ana = await rawClient(server, 'ana', 'doc');
	const bo = await rawClient(server, 'bo', 'doc');
	ana.sendUpdate(updateOf(ana.doc, () => addParagraph(ana.doc, 'by ana')));
	await until(() => ana.acks.at(-1) === 1, 'ana is an author');
	ana.sendPresence([{ client: 10, clock: 1, state: {} }]);
	await until(() => seenBy(watcher, 10).length === 1, 'ana is seen');
	bo.sendPresence([{ client: 10, clock: 2 ** 53 - 1, state: { user: { name: 'stolen' } } }]);
	bo.sendPresence([{ client: ana.doc.clientID, clock: 5, state: {} }]);
	bo.sendPresence([{ client: 10, clock: 5, state: null }]);
	await afterwards(bo, 20, 1);
	expect(seenBy(watcher, 10)).toHaveLength(1);
	expect(seenBy(watcher, ana.doc.clientID)).toHaveLength(0);
	await afterwards(ana, 10, 2);
	expect(bo.closed).toBe(null);
	ana.stop();
	bo.stop();
});

test('SY21 one connection is one presence: phantoms are dropped', async () => {
	const bo = await rawClient(server, 'bo', 'doc');
	const phantoms = Array.from({ length: 20 }, (_, i) => ({ client: 500 + i, clock: 1, state: {} }));
	bo.sendPresence(phantoms);
	bo.sendPresence(Array.from({ length: 1_000 }, (_, i) => ({ client: 1_000 + i, clock: 1, state: {} })));
	await afterwards(bo, 500, 2);
	expect(new Set(watcher.presence.map(({ client }) => client))).toEqual(new Set([500]));
	bo.stop();
});

test('SY21 clocks that leap are dropped, so that the next honest one counts', async () => {
	const ana = await rawClient(server, 'ana', 'doc');
	await afterwards(ana, 10, 3);
	ana.sendPresence([{ client: 10, clock: 2 ** 31 + 1, state: {} }]);
	ana.sendPresence([{ client: 10, clock: 2 ** 30, state: {} }]);
	await afterwards(ana, 10, 4);
	expect(Math.max(...seenBy(watcher, 10).map(({ clock }) => clock))).toBe(4);
	ana.stop();
});

test('SY22 presence ends with the connection', async () => {
	const ana = await rawClient(server, 'ana', 'doc');
	await afterwards(ana, 10, 1);
	ana.stop();
	await until(() => seenBy(watcher, 10).some(({ state }) => state === null), 'ana left');
	const late = await rawClient(server, 'bo', 'doc');
	late.sendStep1();
	await until(() => late.step2s.length === 1, 'bo has joined');
	expect(seenBy(late, 10)).toEqual([]);
	late.stop();
});

test('SY22 more than twenty messages a second are dropped, and a flood of them ends the connection', async () => {
	const ana = await rawClient(server, 'ana', 'doc');
	for (let i = 1; i <= 200; i++) ana.sendPresence([{ client: 10, clock: i, state: {} }]);
	ana.sendUpdate(updateOf(ana.doc, () => addParagraph(ana.doc, 'still here')));
	await until(() => ana.acks.at(-1) === 1, 'ana may write on');
	expect(Math.max(...seenBy(watcher, 10).map(({ clock }) => clock))).toBeLessThan(100);
	const frame = presenceFrame([{ client: 10, clock: 300, state: {} }]);
	for (let i = 0; i < 4_000; i++) ana.send(frame);
	await until(() => ana.closed !== null, 'closed');
	expect(ana.closed).toEqual({ code: 4529 });
});

test('SY23 stock awareness clients see each other, and themselves as the server names them', async () => {
	const ana = stockClient(server, 'ana', 'doc');
	const bo = stockClient(server, 'bo', 'doc');
	ana.provider.awareness.setLocalStateField('user', { name: 'Somebody', color: '#000000' });
	ana.provider.awareness.setLocalStateField('cursor', caret);
	const seen = () => bo.provider.awareness.getStates().get(ana.doc.clientID);
	await until(() => seen()?.cursor !== undefined, 'bo sees ana');
	expect(seen()).toEqual({ user: expect.objectContaining({ name: 'Name of ana' }), cursor: caret });
	ana.stop();
	await until(() => seen() === undefined, 'ana left');
	bo.stop();
});
