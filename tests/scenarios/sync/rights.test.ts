import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { CLOSE } from '#lib/protocol/sync.ts';
import { openMemoryStorage } from '../../../server/storage/memory/open.ts';
import { addParagraph, rawClient, startServer, stored, until, updateOf, type TestServer } from './support.ts';

let server: TestServer;
beforeEach(async () => {
	server = await startServer();
	await server.engine.write('doc', null, (doc) => void addParagraph(doc, 'the text'));
});
afterEach(() => server.stop());

describe('who gets in', () => {
	test.each([
		['nobody', null, 'HTTP 401'],
		['somebody unknown', 'zoe', 'HTTP 401'],
		['somebody for whom it is not there', 'nothing', 'HTTP 404'],
		['somebody while it can not be said', 'unsure', 'HTTP 503'],
	])('SY30 %s is refused before the upgrade', async (_, person, status) => {
		server.rights.set('nothing', 'nothing').set('unsure', 'unsure');
		await expect(rawClient(server, person, 'doc')).rejects.toThrow(status);
		expect(server.engine.present('doc')).toEqual([]);
	});

	test('SY30 names that are no document are not there', async () => {
		for (const name of ['', 'a/b', '..%2Fx', 'x'.repeat(129), 'é']) {
			await expect(rawClient(server, 'ana', name)).rejects.toThrow('HTTP 404');
		}
	});

	test('SY31 a page of another origin is refused; without an Origin the session alone counts', async () => {
		const origin = server.url.replace('ws:', 'http:').replace('/sync', '');
		for (const foreign of [
			'null',
			'https://evil.example',
			`${origin}.evil.example`,
			origin.replace('http', 'https'),
			`${origin}0`,
		]) {
			await expect(rawClient(server, 'ana', 'doc', { headers: { origin: foreign } })).rejects.toThrow(
				'HTTP 403',
			);
		}
		(await rawClient(server, 'ana', 'doc', { headers: { origin } })).stop();
		(await rawClient(server, 'ana', 'doc')).stop();
	});

	test('SY32 a page older than the schema of the text is told to reload, and gets nothing', async () => {
		for (const schema of ['0', 'x', '']) {
			const old = await rawClient(server, 'ana', 'doc', { query: `?ack=1&schema=${schema}` });
			await until(() => old.closed !== null, 'closed');
			expect([old.closed, old.step1s]).toEqual([{ code: CLOSE.outdated }, []]);
		}
		(await rawClient(server, 'ana', 'doc', { query: '?schema=1' })).stop();
	});

	test('SY33 one person may not open sockets without end', async () => {
		const clients = await Promise.all(Array.from({ length: 21 }, () => rawClient(server, 'ana', 'doc')));
		await until(() => clients.some(({ closed }) => closed !== null), 'one too many');
		expect(clients.map(({ closed }) => closed?.code).filter(Boolean)).toEqual([CLOSE.tooMany]);
		for (const client of clients) client.stop();
	});
});

describe('readers', () => {
	test('SY11 an update, or a step 2 with something in it, ends the connection and changes nothing', async () => {
		const before = (await server.engine.read('doc')).sequence;
		const changes = [
			(doc: Y.Doc) => void addParagraph(doc, 'graffiti'),
			(doc: Y.Doc) => doc.getXmlFragment('text').delete(0, 1),
		];
		for (const change of changes) {
			const doc = await stored(server, 'doc');
			const update = updateOf(doc, () => change(doc));
			for (const send of ['sendUpdate', 'sendStep2'] as const) {
				const reader = await rawClient(server, 'reader', 'doc');
				reader[send](update);
				await until(() => reader.closed !== null, 'closed');
				expect(reader.closed).toEqual({ code: CLOSE.forbidden });
			}
		}
		expect((await server.engine.read('doc')).sequence).toBe(before);
	});

	test('SY11 what stock clients send anyway is let pass: an empty step 2, and one that repeats known deletions', async () => {
		await server.engine.write('doc', null, (doc) => doc.getXmlFragment('text').delete(0, 1));
		const reader = await rawClient(server, 'reader', 'doc');
		reader.sendStep2(new Uint8Array([0, 0]));
		reader.sendStep2(Y.encodeStateAsUpdate(await stored(server, 'doc')));
		await until(() => reader.acks.at(-1) === 2, 'both are fine');
		expect(reader.closed).toBe(null);
		reader.stop();
	});

	test('SY11 readers get every edit', async () => {
		const reader = await rawClient(server, 'reader', 'doc');
		reader.sendStep1();
		await until(() => reader.step2s.length === 1, 'the text is there');
		await server.engine.write('doc', null, (doc) => void addParagraph(doc, 'news'));
		await until(() => reader.doc.getXmlFragment('text').length === 2, 'the edit is there');
		reader.stop();
	});
});

describe('rights that change', () => {
	test.each([
		['signed out', undefined, CLOSE.signedOut],
		['no longer let in', 'nothing', CLOSE.notFound],
		['a reader from now on', 'read', CLOSE.forbidden],
	] as const)('SY34 who is %s is closed at once, and nobody else', async (_, right, code) => {
		const ana = await rawClient(server, 'ana', 'doc');
		const bo = await rawClient(server, 'bo', 'doc');
		if (right) server.rights.set('ana', right);
		else server.rights.delete('ana');
		await server.engine.recheck({ person: 'ana' });
		ana.sendUpdate(updateOf(ana.doc, () => addParagraph(ana.doc, 'too late')));
		await until(() => ana.closed !== null, 'closed');
		expect(ana.closed).toEqual({ code });
		expect((await stored(server, 'doc')).getXmlFragment('text').length).toBe(1);
		expect(bo.closed).toBe(null);
		bo.stop();
	});

	test('SY34 a right lost while the document is loading lets nobody in', async () => {
		await server.stop();
		const log = openMemoryStorage().updates;
		let load = () => {};
		let loading = false;
		const gate = new Promise<void>((resolve) => (load = resolve));
		const read = async (document: string) => {
			loading = true;
			await gate;
			return log.read(document);
		};
		server = await startServer({ log: { ...log, read } });
		const ana = rawClient(server, 'ana', 'doc');
		const refused = expect(ana).rejects.toThrow('HTTP 401');
		await until(() => loading, 'the document is loading');
		server.rights.delete('ana');
		await server.engine.recheck({ person: 'ana' });
		load();
		await refused;
	});

	test('SY34 rechecking a document looks at everybody in it', async () => {
		const inside = await rawClient(server, 'ana', 'doc');
		const outside = await rawClient(server, 'ana', 'other');
		server.rights.set('ana', 'nothing');
		await server.engine.recheck({ document: 'doc' });
		await until(() => inside.closed !== null, 'closed');
		expect(outside.closed).toBe(null);
		outside.stop();
	});

	test('SY34 rights are looked at again without being told', async () => {
		await server.stop();
		server = await startServer({ settings: { recheck: 20 } });
		const ana = await rawClient(server, 'ana', 'doc');
		server.rights.delete('ana');
		await until(() => ana.closed !== null, 'closed');
		expect(ana.closed).toEqual({ code: CLOSE.signedOut });
	});

	test('SY34 a right that can not be confirmed is kept for a while, then lost', async () => {
		const ana = await rawClient(server, 'ana', 'doc');
		server.rights.set('ana', 'unsure');
		await server.engine.recheck({});
		await server.engine.recheck({});
		expect(server.engine.present('doc')).toHaveLength(1);
		await server.engine.recheck({});
		await until(() => ana.closed !== null, 'closed');
		expect(ana.closed).toEqual({ code: CLOSE.storeAway });
	});

	test('SY34 a reader who may write from now on writes on the same connection', async () => {
		const reader = await rawClient(server, 'reader', 'doc');
		server.rights.set('reader', 'write');
		await server.engine.recheck({ person: 'reader' });
		reader.sendUpdate(updateOf(reader.doc, () => addParagraph(reader.doc, 'welcome')));
		await until(() => reader.acks.at(-1) === 1, 'kept');
		reader.stop();
	});

	test('SY35 closing the engine keeps what was sent, closes everybody with restarting, and refuses the next', async () => {
		const ana = await rawClient(server, 'ana', 'doc');
		ana.sendUpdate(updateOf(ana.doc, () => addParagraph(ana.doc, 'last words')));
		await until(() => ana.acks.at(-1) === 1, 'kept');
		await server.engine.close();
		await until(() => ana.closed !== null, 'closed');
		expect(ana.closed).toEqual({ code: CLOSE.restarting });
		await expect(rawClient(server, 'ana', 'doc')).rejects.toThrow('HTTP 503');
	});
});
