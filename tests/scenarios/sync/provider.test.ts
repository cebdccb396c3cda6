import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { PRESENCE_COLORS } from '#lib/protocol/presence.ts';
import { MESSAGE, TEXT_SCHEMA, type CloseReason } from '#lib/protocol/sync.ts';
import { createSyncProvider, type SyncProvider } from '../../../src/lib/sync/provider.ts';
import { openMemoryStorage } from '../../../server/storage/memory/open.ts';
import { addParagraph, startServer, stockClient, stored, until, type TestServer } from './support.ts';
import { fingerprint } from './fingerprint.ts';

let server: TestServer;
const opened: SyncProvider[] = [];
let open = () => {};
let gate = Promise.resolve();

beforeEach(async () => {
	const log = openMemoryStorage().updates;
	gate = Promise.resolve();
	server = await startServer({
		log: {
			...log,
			async append(updates) {
				await gate;
				return log.append(updates);
			},
		},
	});
});
afterEach(async () => {
	for (const provider of opened.splice(0)) provider.destroy();
	await server.stop();
});

function holdCommits(): void {
	gate = new Promise((resolve) => (open = resolve));
}

function client(
	person: string,
	{ mayWrite = true, doc = new Y.Doc(), why = null as CloseReason | null } = {},
) {
	const sockets: WebSocket[] = [];
	class PersonSocket extends WebSocket {
		constructor(url: string) {
			super(url, { headers: { cookie: `person=${person}` } });
			sockets.push(this);
		}
	}
	const provider = createSyncProvider({
		url: server.url,
		document: 'doc',
		schema: TEXT_SCHEMA,
		doc,
		mayWrite,
		onChange: () => {},
		whyRefused: async () => why,
		WebSocket: PersonSocket as unknown as typeof globalThis.WebSocket,
	});
	opened.push(provider);
	provider.connect();
	return { provider, doc, sockets };
}

const isLive = ({ provider }: { provider: SyncProvider }) => provider.state.kind === 'live';

test('SY50 the page says that an edit is on the server only when it is on its disk', async () => {
	const ana = client('ana');
	await until(() => isLive(ana) && ana.provider.isSaved, 'live, and nothing to save');
	holdCommits();
	addParagraph(ana.doc, 'not yet');
	expect(ana.provider.isSaved).toBe(false);
	const bo = client('bo');
	await until(() => bo.sockets[0]?.readyState === WebSocket.OPEN, 'bo has connected');
	expect([ana.provider.isSaved, isLive(bo)]).toEqual([false, false]);
	open();
	await until(() => ana.provider.isSaved && isLive(bo), 'saved');
	expect(fingerprint(await stored(server, 'doc'))).toBe(fingerprint(ana.doc));
});

test('SY50 an edit is not on the server because an earlier one is', async () => {
	const ana = client('ana');
	await until(() => isLive(ana) && ana.provider.isSaved, 'live, and nothing to save');
	const acks: number[] = [];
	ana.sockets[0]!.on('message', (frame: ArrayBuffer) => {
		const [kind, count] = new Uint8Array(frame);
		if (kind === MESSAGE.ack) acks.push(count!);
	});
	holdCommits();
	addParagraph(ana.doc, 'first');
	const openFirst = open;
	const bo = client('bo');
	await until(() => bo.sockets[0]?.readyState === WebSocket.OPEN, 'the first is being committed');
	addParagraph(ana.doc, 'second');
	holdCommits();
	openFirst();
	await until(() => acks.includes(2), 'the step 2 and the first edit are acknowledged');
	expect(ana.provider.isSaved).toBe(false);
	open();
	await until(() => ana.provider.isSaved, 'saved');
	expect(acks.at(-1)).toBe(3);
});

test('SY50 what was written without a connection is saved with the next one', async () => {
	const ana = client('ana');
	await until(() => isLive(ana), 'live');
	ana.sockets[0]!.terminate();
	await until(() => ana.provider.state.kind === 'away', 'away');
	addParagraph(ana.doc, 'in the tunnel');
	expect(ana.provider.isSaved).toBe(false);
	await until(() => isLive(ana) && ana.provider.isSaved, 'back');
	expect((await stored(server, 'doc')).getXmlFragment('text').toString()).toContain('in the tunnel');
});

test('SY50 a page comes back by itself after the server has restarted, and edits with stock clients', async () => {
	const ana = client('ana');
	const bo = stockClient(server, 'bo', 'doc');
	await until(() => isLive(ana), 'live');
	addParagraph(ana.doc, 'before');
	await server.restart();
	addParagraph(bo.doc, 'after');
	await until(
		() => isLive(ana) && fingerprint(ana.doc) === fingerprint(bo.doc) && bo.text.length === 2,
		'converged',
	);
	bo.stop();
});

test('SY50 a page that holds edits whose base it never got sends what is whole', async () => {
	const broken = new Y.Doc();
	const other = new Y.Doc();
	addParagraph(other, 'never arrived');
	const base = Y.encodeStateVector(other);
	addParagraph(other, 'built on it');
	Y.applyUpdate(broken, Y.encodeStateAsUpdate(other, base));
	addParagraph(broken, 'whole');
	const ana = client('ana', { doc: broken });
	await until(() => isLive(ana) && ana.provider.isSaved, 'saved');
	expect((await stored(server, 'doc')).getXmlFragment('text').toString()).toBe(
		'<paragraph>whole</paragraph>',
	);
});

test.each([
	['a right lost', (rights: TestServer['rights']) => rights.set('ana', 'read'), 'forbidden'],
	['a session ended', (rights: TestServer['rights']) => rights.delete('ana'), 'signedOut'],
	['a document gone', (rights: TestServer['rights']) => rights.set('ana', 'nothing'), 'notFound'],
] as const)('SY51 after %s the page stays away, and says why', async (_, change, reason) => {
	const ana = client('ana');
	await until(() => isLive(ana), 'live');
	change(server.rights);
	await server.engine.recheck({ person: 'ana' });
	await until(() => ana.provider.state.kind === 'refused', 'refused');
	expect(ana.provider.state).toEqual({ kind: 'refused', reason });
	addParagraph(ana.doc, 'not sent');
	expect([ana.provider.isSaved, ana.sockets.length]).toEqual([false, 1]);
});

test('SY51 a socket that did not open is explained by the page, or tried again', async () => {
	const zoe = client('zoe', { why: 'signedOut' });
	await until(() => zoe.provider.state.kind === 'refused', 'refused');
	expect(zoe.provider.state).toEqual({ kind: 'refused', reason: 'signedOut' });
	const max = client('max');
	await until(() => max.sockets.length > 1, 'tried again');
	server.rights.set('max', 'write');
	await until(() => isLive(max), 'let in');
});

test('SY51 an edit that fits in no frame is not sent, and the page says so', async () => {
	const ana = client('ana');
	await until(() => isLive(ana), 'live');
	addParagraph(ana.doc, 'x'.repeat(1_100_000));
	expect(ana.provider.state).toEqual({ kind: 'refused', reason: 'tooLarge' });
	expect(ana.provider.isSaved).toBe(false);
});

test('SY53 a reader sends nothing and gets everything', async () => {
	const reader = client('reader', { mayWrite: false });
	const ana = client('ana');
	await until(() => isLive(reader) && isLive(ana), 'both live');
	addParagraph(reader.doc, 'only here');
	addParagraph(ana.doc, 'for all');
	await until(() => reader.doc.getXmlFragment('text').length === 2, 'the reader has both');
	expect(reader.provider.state.kind).toBe('live');
	expect((await stored(server, 'doc')).getXmlFragment('text').length).toBe(1);
});

test('SY53 pages show each other, and themselves, as the server names them', async () => {
	const ana = client('ana');
	const bo = client('bo');
	await until(() => isLive(ana) && isLive(bo), 'both live');
	ana.provider.awareness.setLocalStateField('cursor', { anchor: { tname: 'text' }, head: { tname: 'text' } });
	const user = { person: 'ana', name: 'Name of ana', color: PRESENCE_COLORS[1], initials: 'AN' };
	const inBo = () => bo.provider.awareness.getStates().get(ana.doc.clientID);
	await until(() => inBo()?.cursor !== undefined, 'bo sees the caret');
	expect(inBo()!.user).toEqual(user);
	await until(() => ana.provider.awareness.getLocalState()?.user !== undefined, 'ana is named too');
	expect(ana.provider.awareness.getLocalState()!.user).toEqual(user);
	bo.sockets[0]!.terminate();
	await until(() => bo.provider.awareness.getStates().size === 1, 'alone without a connection');
	await until(() => isLive(bo) && inBo()?.user !== undefined, 'and together again');
});
