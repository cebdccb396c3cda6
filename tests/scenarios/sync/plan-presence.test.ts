import { afterEach, beforeEach, expect, test } from 'vitest';
import { rawClient, startServer, stockClient, until, type RawClient, type TestServer } from './support.ts';

const PLAN = 'plan-of-a-forum';
const thing = 'i00000000001';
const drag = { day: 0, start: 540, room: '*' };
const caret = { anchor: { tname: 'words' }, head: { tname: 'words' } };

let server: TestServer;
let watcher: RawClient;

beforeEach(async () => {
	server = await startServer();
	watcher = await rawClient(server, 'chi', PLAN);
});
afterEach(async () => {
	watcher.stop();
	await server.stop();
});

const seenBy = (client: RawClient, id: number) => client.presence.filter((entry) => entry.client === id);

test('SY85 others see in a plan who works at what, and where they hold it; everything else is dropped', async () => {
	const ana = await rawClient(server, 'ana', PLAN);
	const at = { thing, drag: { ...drag }, html: '<b>', user: 'bo' };
	ana.sendPresence([{ client: 10, clock: 1, state: { at, cursor: caret, user: { name: 'bo' } } }]);
	await until(() => seenBy(watcher, 10).length === 1, 'ana is seen');
	expect(seenBy(watcher, 10)[0]!.state).toEqual({
		user: expect.objectContaining({ person: 'ana' }),
		at: { thing, drag },
		cursor: caret,
	});
	ana.sendPresence([{ client: 10, clock: 2, state: { at: null } }]);
	await until(() => seenBy(watcher, 10).length === 2, 'ana let go');
	expect(seenBy(watcher, 10)[1]!.state).toEqual({ user: expect.objectContaining({ person: 'ana' }) });
	ana.stop();
});

test('SY85 what is nowhere in a plan is dropped', async () => {
	const ana = await rawClient(server, 'ana', PLAN);
	const bad = [
		{ thing: 'x' },
		{ thing, drag: { ...drag, start: 1 } },
		{ thing, field: '<b>' },
		'here',
		[thing],
	];
	for (const [i, at] of bad.entries()) ana.sendPresence([{ client: 10, clock: i + 1, state: { at } }]);
	await until(() => seenBy(watcher, 10).some(({ clock }) => clock === bad.length), 'all were read');
	for (const { state } of seenBy(watcher, 10)) expect(state).not.toHaveProperty('at');
	ana.stop();
});

test('SY85 a reader of a plan is present, nowhere in it; also one who was a writer before', async () => {
	const reader = await rawClient(server, 'reader', PLAN);
	reader.sendPresence([{ client: 11, clock: 1, state: { at: { thing } } }]);
	await until(() => seenBy(watcher, 11).length === 1, 'the reader is seen');
	expect(seenBy(watcher, 11)[0]!.state).toEqual({ user: expect.objectContaining({ person: 'reader' }) });
	server.rights.set('reader', 'write');
	await server.engine.recheck({ person: 'reader' });
	reader.sendPresence([{ client: 11, clock: 10, state: { at: { thing } } }]);
	await until(
		() => seenBy(watcher, 11).some(({ clock }) => clock === 10),
		'and may be somewhere as a writer',
	);
	expect(seenBy(watcher, 11).at(-1)!.state).toMatchObject({ at: { thing } });
	reader.stop();
});

test('SY85 a text knows no such place', async () => {
	const inText = await rawClient(server, 'bo', 'doc');
	const ana = await rawClient(server, 'ana', 'doc');
	ana.sendPresence([{ client: 10, clock: 1, state: { at: { thing } } }]);
	await until(() => seenBy(inText, 10).length === 1, 'ana is seen');
	expect(seenBy(inText, 10)[0]!.state).toEqual({ user: expect.objectContaining({ person: 'ana' }) });
	ana.stop();
	inText.stop();
});

test('SY85 stock awareness carries it', async () => {
	const ana = stockClient(server, 'ana', PLAN);
	const bo = stockClient(server, 'bo', PLAN);
	ana.provider.awareness.setLocalStateField('at', { thing, minutes: 45 });
	const seen = () => bo.provider.awareness.getStates().get(ana.doc.clientID);
	await until(() => seen()?.at !== undefined, 'bo sees ana');
	expect(seen()!.at).toEqual({ thing, minutes: 45 });
	ana.stop();
	await until(() => seen() === undefined, 'ana left');
	bo.stop();
});
