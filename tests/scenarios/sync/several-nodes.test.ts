import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { createSharedBus, type SharedNode } from '../../../server/bus/memory.ts';
import { openMemoryStorage } from '../../../server/storage/memory/open.ts';
import type { UpdateLog } from '../../../server/storage/update-log.ts';
import { fingerprint } from './fingerprint.ts';
import { edit } from './random-edits.ts';
import { randomFrom, seedOf } from './random.ts';
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

interface Node {
	readonly server: TestServer;
	readonly bus: SharedNode;
}

let log: UpdateLog;
let nodes: Node[] = [];
afterEach(async () => {
	await Promise.all(nodes.map(({ server }) => server.stop()));
	nodes = [];
});

/** Nodes over one log. `logs`: what each of them sees of it. */
async function startNodes(
	count: number,
	settings: Parameters<typeof startServer>[0] = {},
	logOf: (index: number) => UpdateLog = () => log,
): Promise<Node[]> {
	const shared = createSharedBus();
	for (let index = 0; index < count; index++) {
		const bus = shared.enter();
		const server = await startServer({ ...settings, log: logOf(index), bus: bus.documents });
		nodes.push({ server, bus });
	}
	return nodes;
}

/** A log whose appends wait until they are let through, one after the other. */
function gated(inner: UpdateLog) {
	const waiting: (() => void)[] = [];
	let isOpen = true;
	const gate: UpdateLog = {
		...inner,
		async append(updates, heads) {
			if (!isOpen) await new Promise<void>((resolve) => waiting.push(resolve));
			return inner.append(updates, heads);
		},
	};
	return {
		log: gate,
		waiting,
		shut: () => (isOpen = false),
		open() {
			isOpen = true;
			for (const go of waiting.splice(0)) go();
		},
	};
}

const texts = ({ doc }: { readonly doc: Y.Doc }) => doc.getXmlFragment('text').toString();

test('SY90 people of one text at different nodes see each other’s edits and carets', async () => {
	log = openMemoryStorage().updates;
	// nobody looks into the log: what comes was told
	const [one, two] = await startNodes(2, { settings: { look: 3_600_000 } });
	const ana = stockClient(one!.server, 'ana', 'doc');
	ana.provider.awareness.setLocalStateField('user', {});
	await until(() => ana.provider.synced, 'the first is there');
	const bo = stockClient(two!.server, 'bo', 'doc');
	await until(() => bo.provider.synced, 'both are there');
	await until(() => bo.provider.awareness.getStates().has(ana.doc.clientID), 'who was there before');
	addParagraph(ana.doc, 'von hier');
	await until(() => texts(bo).includes('von hier'), 'told at the other node');
	addParagraph(bo.doc, 'et de là');
	await until(() => fingerprint(ana.doc) === fingerprint(bo.doc), 'equal');
	bo.provider.awareness.setLocalStateField('user', { name: 'forged' });
	await until(
		() =>
			[...ana.provider.awareness.getStates().values()].some(
				({ user }) => (user as { name?: string } | undefined)?.name === 'Name of bo',
			),
		'the other caret, under the name of its session',
	);
	// who comes later is told of those at the other node too
	const late = await rawClient(one!.server, 'chi', 'doc');
	await until(
		() => late.presence.some(({ client }) => client === bo.doc.clientID),
		'presence of the other node for who comes late',
	);
	bo.stop();
	await until(() => !ana.provider.awareness.getStates().has(bo.doc.clientID), 'gone there, gone here');
	ana.stop();
	late.stop();
});

test('SY91 what no bus told of is taken from the log', async () => {
	log = openMemoryStorage().updates;
	const [one, two] = await startNodes(2, { settings: { look: 20 } });
	const ana = stockClient(one!.server, 'ana', 'doc');
	const bo = stockClient(two!.server, 'bo', 'doc');
	await until(() => ana.provider.synced && bo.provider.synced, 'both are there');
	one!.bus.cut();
	addParagraph(ana.doc, 'untold');
	await until(() => texts(bo).includes('untold'), 'found in the log');
	addParagraph(bo.doc, 'nor this');
	await until(() => fingerprint(ana.doc) === fingerprint(bo.doc), 'equal');
	one!.bus.mend();
	addParagraph(ana.doc, 'told again, over a hole');
	await until(() => fingerprint(ana.doc) === fingerprint(bo.doc), 'equal again');
	for (const { stop } of [ana, bo]) stop();
});

test('SY92 two nodes that append at once leave a log without hole or double, and nothing acknowledged is missing from it', async () => {
	log = openMemoryStorage().updates;
	let moved = 0;
	const watched: UpdateLog = {
		...log,
		async append(updates, heads) {
			// as long as a store on another machine takes
			await new Promise((resolve) => setImmediate(resolve));
			const sequences = await log.append(updates, heads);
			if (sequences.includes(0)) moved += 1;
			return sequences;
		},
	};
	await startNodes(2, {}, () => watched);
	const clients = await Promise.all(
		nodes.flatMap(({ server }) => ['ana', 'bo'].map((person) => rawClient(server, person, 'doc'))),
	);
	const docs = clients.map(() => new Y.Doc());
	for (const client of clients) client.sendStep1();
	for (let i = 0; i < 50 || moved < 5; i++) {
		for (const [index, client] of clients.entries())
			client.sendUpdate(updateOf(docs[index]!, () => addParagraph(docs[index]!, `${index} ${i}`)));
		await new Promise((resolve) => setImmediate(resolve));
		if (i > 5_000) throw new Error('they never met');
	}
	const sent = docs[0]!.getXmlFragment('text').length;
	await until(() => clients.every(({ acks }) => acks.at(-1) === sent), 'all is acknowledged');
	const { updates, head } = await log.read('doc');
	expect(updates.map(({ sequence }) => sequence)).toEqual(Array.from({ length: head }, (_, i) => i + 1));
	const kept = await stored(nodes[0]!.server, 'doc');
	expect(kept.getXmlFragment('text').length).toBe(4 * sent);
	for (const [index, doc] of docs.entries())
		expect(Y.getState(kept.store, doc.clientID)).toBe(Y.getState(doc.store, docs[index]!.clientID));
	await until(
		() =>
			clients.every((client, index) => {
				Y.applyUpdate(client.doc, Y.encodeStateAsUpdate(docs[index]!));
				return fingerprint(client.doc) === fingerprint(kept);
			}),
		'everybody has all of it',
	);
	for (const client of clients) client.stop();
});

test('SY93 a client id that two people use first at two nodes at once belongs to who was first in the log; nothing of the other is kept', async () => {
	log = openMemoryStorage().updates;
	const slow = gated(log);
	const [one, two] = await startNodes(2, {}, (index) => (index === 1 ? slow.log : log));
	const ana = await rawClient(one!.server, 'ana', 'doc');
	const bo = await rawClient(two!.server, 'bo', 'doc');
	const honest = new Y.Doc();
	const forged = new Y.Doc();
	forged.clientID = honest.clientID;
	slow.shut();
	bo.sendUpdate(updateOf(forged, () => addParagraph(forged, 'forged')));
	await until(() => slow.waiting.length === 1, 'the forged one is about to be kept');
	ana.sendUpdate(updateOf(honest, () => addParagraph(honest, 'honest')));
	await until(() => ana.acks.length === 1, 'the honest one is kept');
	slow.open();
	await until(() => bo.closed !== null, 'the other node gives up what it had taken');
	expect(bo.acks).toEqual([]);
	expect(fingerprint(await stored(two!.server, 'doc'))).toBe(fingerprint(honest));
	expect((await log.read('doc')).owners).toEqual(new Map([[honest.clientID, 'ana']]));
	const after = stockClient(two!.server, 'chi', 'doc');
	await until(() => after.provider.synced, 'the other node has loaded it anew');
	expect(fingerprint(after.doc)).toBe(fingerprint(honest));
	after.stop();
});

test('SY94 who sends other words under the same clocks to two nodes parts nobody: all have what came first in the log', async () => {
	log = openMemoryStorage().updates;
	const slow = gated(log);
	const [one, two] = await startNodes(2, {}, (index) => (index === 1 ? slow.log : log));
	const start = new Y.Doc();
	const first = await rawClient(one!.server, 'ana', 'doc');
	first.sendUpdate(updateOf(start, () => addParagraph(start, 'begun')));
	await until(() => first.acks.length === 1, 'begun');
	const second = await rawClient(two!.server, 'ana', 'doc');
	const reader = stockClient(two!.server, 'reader', 'doc');
	await until(() => reader.provider.synced, 'somebody reads there');
	const [left, right] = ['left', 'right'].map((word) => {
		const doc = new Y.Doc();
		Y.applyUpdate(doc, Y.encodeStateAsUpdate(start));
		doc.clientID = start.clientID;
		return { doc, update: updateOf(doc, () => addParagraph(doc, word)) };
	});
	slow.shut();
	second.sendUpdate(right!.update);
	await until(() => slow.waiting.length === 1, 'one version is about to be kept');
	first.sendUpdate(left!.update);
	await until(() => first.acks.length === 2, 'the other one is kept');
	slow.open();
	await until(() => second.acks.length === 1 || second.closed !== null, 'decided');
	await until(() => texts(reader).includes('left'), 'what came first is read there too');
	await new Promise((resolve) => setImmediate(resolve));
	const kept = await stored(two!.server, 'doc');
	expect(fingerprint(kept)).toBe(fingerprint(left!.doc));
	await until(() => fingerprint(reader.doc) === fingerprint(kept), 'nobody is parted');
	for (const client of [first, second]) client.stop();
	reader.stop();
});

test('SY95 who comes to another node with an edit that its first node has not kept yet: it is kept, acknowledged, and nobody is sent away', async () => {
	log = openMemoryStorage().updates;
	const slow = gated(log);
	const [one, two] = await startNodes(2, {}, (index) => (index === 0 ? slow.log : log));
	const bystander = await rawClient(one!.server, 'bo', 'doc');
	const doc = new Y.Doc();
	const before = await rawClient(one!.server, 'ana', 'doc');
	before.sendUpdate(updateOf(doc, () => addParagraph(doc, 'first')));
	await until(() => before.acks.length === 1, 'kept');
	slow.shut();
	before.sendUpdate(updateOf(doc, () => addParagraph(doc, 'unconfirmed')));
	await until(() => slow.waiting.length === 1, 'about to be kept');
	before.stop();
	const after = await rawClient(two!.server, 'ana', 'doc');
	after.sendStep2(Y.encodeStateAsUpdate(doc));
	await until(() => after.acks.length === 1, 'the second node has kept it');
	slow.open();
	bystander.sendStep1();
	await until(() => fingerprint(bystander.doc) === fingerprint(doc), 'and the first one knows it');
	expect(bystander.closed).toBeNull();
	expect(fingerprint(await stored(one!.server, 'doc'))).toBe(fingerprint(doc));
	for (const client of [bystander, after]) client.stop();
});

test('SY97 who waits for a state while words of another node come in gets both', async () => {
	log = openMemoryStorage().updates;
	const slow = gated(log);
	const [one, two] = await startNodes(2, {}, (index) => (index === 0 ? slow.log : log));
	const ana = await rawClient(one!.server, 'ana', 'doc');
	const bo = await rawClient(two!.server, 'bo', 'doc');
	const here = new Y.Doc();
	const there = new Y.Doc();
	slow.shut();
	ana.sendUpdate(updateOf(here, () => addParagraph(here, 'here')));
	await until(() => slow.waiting.length === 1, 'about to be kept');
	const late = await rawClient(one!.server, 'chi', 'doc');
	late.sendStep1();
	// an answer to something sent after the question: the question has been read
	late.sendPresence([{ client: late.doc.clientID, clock: 1, state: {} }]);
	await until(
		() => ana.presence.some(({ client }) => client === late.doc.clientID),
		'it waits for the state',
	);
	bo.sendUpdate(updateOf(there, () => addParagraph(there, 'there')));
	await until(() => bo.acks.length === 1, 'kept at the other node first');
	slow.open();
	await until(() => ana.acks.length === 1, 'kept behind it');
	await until(() => texts(late).includes('here') && texts(late).includes('there'), 'both are there');
	expect(fingerprint(late.doc)).toBe(fingerprint(await stored(one!.server, 'doc')));
	for (const client of [ana, bo, late]) client.stop();
});

test('SY96 random edits at three nodes, with people who change nodes, lost connections, a bus that fails and nodes that end: all are equal, as the log is', async () => {
	const seed = seedOf('NODES_SEED');
	console.log(`several nodes seed ${seed} (NODES_SEED=${seed} repeats it)`);
	const random = randomFrom(seed);
	log = openMemoryStorage().updates;
	await startNodes(3, { settings: { idle: 5, compactAfter: 60, look: 50 } });
	const people = ['ana', 'bo', 'chi', 'ana', 'bo', 'chi'].map((person) => ({ person, doc: new Y.Doc() }));
	const enter = ({ person, doc }: (typeof people)[number]) =>
		stockClient(nodes[random(3)]!.server, person, 'doc', doc);
	const clients = people.map(enter);
	for (let round = 0; round < 80; round++) {
		for (let i = 0; i < 12; i++) edit(people[random(people.length)]!.doc, random);
		const who = random(people.length);
		const what = random(12);
		if (what === 0) await nodes[random(3)]!.server.restart();
		else if (what === 1) nodes[random(3)]!.bus.cut();
		else if (what < 4) for (const { bus } of nodes) bus.mend();
		else if (what < 7) {
			clients[who]!.stop();
			clients[who] = enter(people[who]!);
		} else if (what < 9) clients[who]!.provider.disconnect();
		else clients[who]!.provider.connect();
		await new Promise((resolve) => setImmediate(resolve));
	}
	for (const { bus } of nodes) bus.mend();
	for (const { provider } of clients) provider.connect();
	await until(
		() =>
			clients.every(({ provider }) => provider.synced) &&
			new Set(people.map(({ doc }) => fingerprint(doc))).size === 1,
		'all are equal',
		60_000,
	);
	for (const { stop } of clients) stop();
	await Promise.all(nodes.map(({ server }) => server.engine.close()));
	expect(fingerprint(await stored(nodes[0]!.server, 'doc'))).toBe(fingerprint(people[0]!.doc));
	expect(people[0]!.doc.getXmlFragment('text').length).toBeGreaterThan(0);
	expect(nodes.flatMap(({ server }) => server.errors)).toEqual([]);
});
