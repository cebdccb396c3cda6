import { afterEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { CLOSE } from '#lib/protocol/sync.ts';
import { openMemoryStorage } from '../../../server/storage/memory/open.ts';
import { StoreUnavailable } from '../../../server/storage/storage.ts';
import type { UpdateLog } from '../../../server/storage/update-log.ts';
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

let server: TestServer;
afterEach(() => server.stop());

/** A log whose writes wait for a gate, or fail, and whose loads are counted. */
function controlledLog() {
	const kept = openMemoryStorage().updates;
	const control = {
		loads: 0,
		groups: [] as number[],
		gate: Promise.resolve(),
		failing: false,
		failingLoads: false,
		hold(): () => void {
			let open = () => {};
			control.gate = new Promise((resolve) => (open = resolve));
			return open;
		},
	};
	const log: UpdateLog = {
		...kept,
		async append(updates) {
			await control.gate;
			if (control.failing) throw new StoreUnavailable(new Error('disk full'));
			control.groups.push(updates.length);
			return kept.append(updates);
		},
		async read(document) {
			control.loads += 1;
			await new Promise((resolve) => setImmediate(resolve));
			if (control.failingLoads) throw new StoreUnavailable(new Error('away'));
			return kept.read(document);
		},
	};
	return { log, control };
}

describe('documents', () => {
	test('SY1 two stock y-websocket clients converge', async () => {
		server = await startServer();
		const ana = stockClient(server, 'ana', 'doc');
		const bo = stockClient(server, 'bo', 'doc');
		addParagraph(ana.doc, 'Bonjour');
		addParagraph(bo.doc, 'Xin chào');
		await until(
			() => fingerprint(ana.doc) === fingerprint(bo.doc) && ana.text.length === 2,
			'both paragraphs',
		);
		expect(fingerprint(await stored(server, 'doc'))).toBe(fingerprint(ana.doc));
		ana.stop();
		bo.stop();
	});

	test('SY5 a document is loaded once, however many come at once', async () => {
		const { log, control } = controlledLog();
		server = await startServer({ log });
		const clients = await Promise.all(['ana', 'bo', 'chi'].map((person) => rawClient(server, person, 'doc')));
		expect(control.loads).toBe(1);
		for (const client of clients) client.stop();
	});

	test('SY5 a document that can not be loaded refuses with 503, and the next one tries again', async () => {
		const { log, control } = controlledLog();
		server = await startServer({ log });
		control.failingLoads = true;
		await expect(rawClient(server, 'ana', 'doc')).rejects.toThrow('HTTP 503');
		control.failingLoads = false;
		(await rawClient(server, 'ana', 'doc')).stop();
		expect(control.loads).toBe(2);
	});
});

describe('edits', () => {
	test('SY2 an edit is neither sent, nor acknowledged, nor given to somebody who joins before it is on disk', async () => {
		const { log, control } = controlledLog();
		server = await startServer({ log });
		const ana = await rawClient(server, 'ana', 'doc');
		const bo = await rawClient(server, 'bo', 'doc');
		for (const client of [ana, bo]) client.sendStep1();
		await until(() => ana.step2s.length === 1 && bo.step2s.length === 1, 'both follow');
		const open = control.hold();
		const doc = new Y.Doc();
		ana.sendUpdate(updateOf(doc, () => addParagraph(doc, 'not yet')));
		await until(() => server.engine.present('doc').length === 2, 'both are there');
		const chi = await rawClient(server, 'chi', 'doc');
		chi.sendStep1();
		// two round trips of a third connection: the server has read everything above
		const witness = await rawClient(server, 'chi', 'other');
		for (let i = 1; i <= 2; i++) {
			witness.sendStep1();
			await until(() => witness.step2s.length === i, 'the witness is answered');
		}
		expect([bo.updates.length, chi.step2s.length, ana.acks.length]).toEqual([0, 0, 0]);
		expect((await stored(server, 'doc')).getXmlFragment('text').length).toBe(0);
		open();
		await until(
			() => ana.acks.length > 0 && bo.updates.length === 1 && chi.step2s.length === 1,
			'everybody knows',
		);
		expect(ana.acks).toEqual([1]);
		expect(ana.updates).toEqual([]);
		expect(bo.doc.getXmlFragment('text').toString()).toContain('not yet');
		expect(chi.doc.getXmlFragment('text').toString()).toContain('not yet');
		for (const client of [ana, bo, chi, witness]) client.stop();
	});

	test('SY2 updates that arrive during a commit are committed as one group, and sent as one frame a room', async () => {
		const { log, control } = controlledLog();
		server = await startServer({ log });
		const ana = await rawClient(server, 'ana', 'doc');
		const bo = await rawClient(server, 'bo', 'doc');
		bo.sendStep1();
		await until(() => bo.step2s.length === 1, 'bo follows');
		const open = control.hold();
		const doc = new Y.Doc();
		const words = doc.getXmlFragment('text');
		ana.sendUpdate(updateOf(doc, () => addParagraph(doc, '')));
		await until(
			() => control.groups.length === 0 && ana.socket.bufferedAmount === 0,
			'the first is on its way',
		);
		await new Promise((resolve) => setImmediate(resolve));
		for (let i = 0; i < 20; i++) ana.sendUpdate(updateOf(doc, () => void addParagraph(doc, `${i}`, i)));
		const witness = await rawClient(server, 'chi', 'other');
		witness.sendStep1();
		await until(() => witness.step2s.length === 1, 'the witness is answered');
		open();
		await until(() => ana.acks.at(-1) === 21, 'all 21 are acknowledged');
		expect(control.groups.reduce((sum, size) => sum + size)).toBe(21);
		expect(control.groups.length).toBeLessThanOrEqual(2);
		await until(() => bo.doc.getXmlFragment('text').length === words.length, 'bo has all');
		expect(bo.updates.length).toBeLessThanOrEqual(2);
		for (const client of [ana, bo, witness]) client.stop();
	});

	test('SY3 what can not be kept is acknowledged to nobody, everybody in the room is told, and later it works', async () => {
		const { log, control } = controlledLog();
		server = await startServer({ log });
		const ana = await rawClient(server, 'ana', 'doc');
		const bo = await rawClient(server, 'bo', 'doc');
		const elsewhere = await rawClient(server, 'chi', 'other');
		bo.sendStep1();
		await until(() => bo.step2s.length === 1, 'bo follows');
		control.failing = true;
		const doc = new Y.Doc();
		const lost = updateOf(doc, () => addParagraph(doc, 'lost'));
		ana.sendUpdate(lost);
		await until(() => ana.closed !== null && bo.closed !== null, 'both are told');
		expect([ana.closed, bo.closed]).toEqual([{ code: CLOSE.storeAway }, { code: CLOSE.storeAway }]);
		expect(elsewhere.closed).toBe(null);
		expect([ana.acks, bo.updates]).toEqual([[], []]);
		control.failing = false;
		const again = await rawClient(server, 'ana', 'doc');
		again.sendStep1();
		await until(() => again.step2s.length === 1, 'ana is back');
		expect(again.doc.getXmlFragment('text').length).toBe(0);
		again.sendStep2(lost);
		await until(() => again.acks.at(-1) === 1, 'now it is kept');
		expect((await stored(server, 'doc')).getXmlFragment('text').toString()).toContain('lost');
		for (const client of [elsewhere, again]) client.stop();
	});

	test('SY6 a room whose edits are not on disk yet is not unloaded when everybody has left', async () => {
		const { log, control } = controlledLog();
		server = await startServer({ log, settings: { idle: 0 } });
		const ana = await rawClient(server, 'ana', 'doc');
		const doc = new Y.Doc();
		const open = control.hold();
		ana.sendUpdate(updateOf(doc, () => addParagraph(doc, 'on its way')));
		ana.socket.close();
		await until(() => ana.closed !== null && server.engine.present('doc').length === 0, 'ana left');
		// idle rooms go in the order left: this one, opened and left later, is gone
		(await rawClient(server, 'bo', 'other')).socket.close();
		await until(() => server.engine.present('other').length === 0, 'the other room is empty');
		await new Promise((resolve) => setTimeout(resolve, 0));
		const bo = await rawClient(server, 'bo', 'doc');
		bo.sendStep1();
		open();
		await until(() => bo.step2s.length === 1, 'bo is answered');
		expect(bo.doc.getXmlFragment('text').toString()).toContain('on its way');
		bo.stop();
	});

	test('SY4 an update that changes nothing is acknowledged when everything before it is on disk', async () => {
		const { log, control } = controlledLog();
		server = await startServer({ log });
		const ana = await rawClient(server, 'ana', 'doc');
		const doc = new Y.Doc();
		const update = updateOf(doc, () => addParagraph(doc, 'once'));
		const open = control.hold();
		ana.sendUpdate(update);
		ana.sendUpdate(update);
		const witness = await rawClient(server, 'chi', 'other');
		witness.sendStep1();
		await until(() => witness.step2s.length === 1, 'the witness is answered');
		expect(ana.acks).toEqual([]);
		open();
		await until(() => ana.acks.at(-1) === 2, 'both are acknowledged');
		expect(control.groups).toEqual([1]);
		ana.stop();
		witness.stop();
	});

	test('SY4 an update that builds on a missing one counts as acknowledged with the step 2 that brings both', async () => {
		server = await startServer();
		const ana = await rawClient(server, 'ana', 'doc');
		const doc = new Y.Doc();
		updateOf(doc, () => addParagraph(doc, 'first'));
		ana.sendUpdate(updateOf(doc, () => addParagraph(doc, 'second')));
		await until(() => ana.step1s.length === 2, 'the server asks for what is missing');
		expect(ana.acks).toEqual([]);
		ana.sendStep2(Y.encodeStateAsUpdate(doc));
		await until(() => ana.acks.at(-1) === 2, 'both are acknowledged');
		expect((await stored(server, 'doc')).getXmlFragment('text').length).toBe(2);
		ana.stop();
	});

	test('SY4 a client that does not ask for acknowledgements gets none', async () => {
		server = await startServer();
		const ana = await rawClient(server, 'ana', 'doc', { query: '' });
		const bo = await rawClient(server, 'bo', 'doc');
		bo.sendStep1();
		const doc = new Y.Doc();
		ana.sendUpdate(updateOf(doc, () => addParagraph(doc, 'word')));
		await until(() => bo.updates.length === 1, 'bo sees it');
		expect(ana.acks).toEqual([]);
		ana.stop();
		bo.stop();
	});

	test('SY9 the server itself can write, in one history with everybody', async () => {
		const { log, control } = controlledLog();
		server = await startServer({ log });
		await server.engine.write('doc', null, (doc) => void addParagraph(doc, 'template'));
		const ana = stockClient(server, 'ana', 'doc');
		await until(() => ana.text.length === 1, 'the template is there');
		await server.engine.write('doc', 'ana', (doc) => void addParagraph(doc, 'more'));
		await until(() => ana.text.length === 2, 'the second edit arrives live');
		control.failing = true;
		await expect(server.engine.write('new', null, (doc) => void addParagraph(doc, 'lost'))).rejects.toThrow(
			'unavailable',
		);
		expect((await server.engine.read('new')).sequence).toBe(0);
		control.failing = false;
		ana.stop();
	});

	test('SY9 reading gives one committed point of the log', async () => {
		server = await startServer();
		await server.engine.write('doc', null, (doc) => void addParagraph(doc, 'one'));
		const before = await server.engine.read('doc');
		await server.engine.write('doc', null, (doc) => void addParagraph(doc, 'two'));
		const after = await server.engine.read('doc');
		expect(after.sequence).toBeGreaterThan(before.sequence);
		const doc = new Y.Doc();
		Y.applyUpdate(doc, before.update);
		expect(doc.getXmlFragment('text').toString()).toBe('<paragraph>one</paragraph>');
	});
});
