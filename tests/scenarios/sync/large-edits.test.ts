import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { CLOSE } from '#lib/protocol/sync.ts';
import { characters, largeText, scattered } from '../../support/hostile-updates.ts';
import { fingerprint } from './fingerprint.ts';
import { addParagraph, rawClient, startServer, stored, until, updateOf, type RawClient } from './support.ts';
import type { TestServer } from './support.ts';

let server: TestServer;
let ana: RawClient;
let bo: RawClient;
beforeEach(async () => {
	server = await startServer();
	[ana, bo] = [await follower('ana'), await follower('bo')];
});
afterEach(async () => {
	ana.stop();
	bo.stop();
	await server.stop();
});

describe('in pieces', () => {
	test('SY43 a large edit is the same for everybody, with what others write while it is taken in', async () => {
		const { doc, updates } = largeText(2_000, 20);
		ana.sendUpdate(Y.mergeUpdates(updates));
		for (let i = 0; i < 20; i++) bo.sendUpdate(updateOf(bo.doc, () => addParagraph(bo.doc, `${i}`)));
		await until(() => ana.acks.at(-1) === 1 && bo.acks.at(-1) === 20, 'all is kept');
		await until(() => Y.getState(bo.doc.store, doc.clientID) > 0 && ana.updates.length > 0, 'both have both');
		Y.applyUpdate(ana.doc, Y.mergeUpdates(updates));
		const clocks = Y.getState(doc.store, doc.clientID);
		bo.sendUpdate(scattered(doc.clientID, clocks, 7));
		Y.applyUpdate(bo.doc, scattered(doc.clientID, clocks, 7));
		await until(() => bo.acks.at(-1) === 21, 'the deletions are kept');
		const kept = fingerprint(await stored(server, 'doc'));
		const chi = await follower('chi');
		await until(() => fingerprint(ana.doc) === kept, 'ana has everything');
		expect(fingerprint(bo.doc)).toBe(kept);
		expect(fingerprint(chi.doc)).toBe(kept);
		chi.stop();
	});

	test('SY43 a large document is loaded as its log has it', async () => {
		const { doc, updates } = largeText(2_000, 20);
		for (const update of updates) ana.sendUpdate(update);
		const clocks = Y.getState(doc.store, doc.clientID);
		ana.sendUpdate(scattered(doc.clientID, clocks, 7));
		await until(() => ana.acks.at(-1) === updates.length + 1, 'kept');
		await server.restart();
		const chi = await follower('chi');
		Y.applyUpdate(doc, scattered(doc.clientID, clocks, 7));
		expect(fingerprint(chi.doc)).toBe(fingerprint(doc));
		chi.stop();
	});

	test('SY43 what was sent before a socket closed, or the engine, is kept', async () => {
		const { doc, updates } = largeText(2_000, 20);
		ana.sendUpdate(Y.mergeUpdates(updates));
		ana.sendUpdate(updateOf(doc, () => addParagraph(doc, 'and this')));
		ana.socket.close();
		await until(() => ana.closed !== null, 'ana is gone');
		await server.engine.close();
		expect(fingerprint(await stored(server, 'doc'))).toBe(fingerprint(doc));
	});
});

describe('too much at once', () => {
	/** So many clients that all write between the first two characters; rising ids pass everybody before. */
	const atOnePlace = (of: number, first: number, count: number) =>
		characters(
			Array.from({ length: count }, (_, i) => ({
				...{ client: first + i, clock: 0 },
				...{ origin: [of, 2] as const, right: [of, 3] as const },
			})),
		);

	test('SY18 a hundred people who wrote at the same place meet', async () => {
		ana.sendUpdate(updateOf(ana.doc, () => addParagraph(ana.doc, 'hello')));
		ana.sendUpdate(atOnePlace(ana.doc.clientID, 1_000, 100));
		await until(() => ana.acks.at(-1) === 2, 'kept');
	});

	test('SY18 more than anybody writes at one place is refused, and nothing of that edit stays', async () => {
		ana.sendUpdate(updateOf(ana.doc, () => addParagraph(ana.doc, 'hello')));
		await until(() => bo.updates.length === 1, 'bo has the text');
		for (let frame = 0; frame < 20; frame++)
			bo.sendUpdate(atOnePlace(ana.doc.clientID, 1_000 + frame * 250, 250));
		await until(() => bo.closed !== null, 'refused');
		expect(bo.closed).toEqual({ code: CLOSE.tooLarge });
		ana.sendUpdate(updateOf(ana.doc, () => addParagraph(ana.doc, 'and on')));
		await until(() => ana.acks.at(-1) === 2, 'ana writes on');
		const kept = await stored(server, 'doc');
		await until(
			() => ana.doc.getXmlFragment('text').toString() === kept.getXmlFragment('text').toString(),
			'same',
		);
		expect(fingerprint(ana.doc)).toBe(fingerprint(kept));
		const added = kept.getXmlFragment('text').toString().split('x').length - 1;
		expect(added % 250).toBe(0);
		expect(added).toBeLessThan(20 * 250);
		const chi = await follower('chi');
		expect(fingerprint(chi.doc)).toBe(fingerprint(kept));
		chi.stop();
		expect(server.errors).toEqual([]);
	});

	test('SY12 an edit of more structs than a book has is refused', async () => {
		const { updates } = largeText(5_100, 20);
		ana.sendUpdate(Y.mergeUpdates(updates));
		await until(() => ana.closed !== null, 'refused');
		expect(ana.closed).toEqual({ code: CLOSE.tooLarge });
	});

	test('SY16 a document of too many structs takes deletions, nothing else', async () => {
		const first = ana.doc.clientID;
		ana.sendUpdate(updateOf(ana.doc, () => addParagraph(ana.doc, 'hello')));
		let last: readonly [number, number] = [first, 3];
		for (let client = 1; client <= 5; client++) {
			const count = client < 5 ? 20_000 : 19_900;
			ana.sendUpdate(backwards(first, last, client, count));
			last = [client, count - 1];
		}
		ana.sendUpdate(scattered(1, 20_000, 3));
		await until(() => ana.acks.at(-1) === 7, 'kept', 60_000);
		ana.sendUpdate(backwards(first, last, 6, 200));
		await until(() => ana.closed !== null, 'refused');
		expect(ana.closed).toEqual({ code: CLOSE.tooLarge });
	});

	/** Characters by one client, each written before the last one, behind the first of somebody: none of them merge. */
	const backwards = (of: number, before: readonly [number, number], client: number, count: number) =>
		characters(
			Array.from({ length: count }, (_, clock) => ({
				...{ client, clock, origin: [of, 2] as const },
				right: clock === 0 ? before : ([client, clock - 1] as const),
			})),
		);
});

/** Connected, and with the text. */
async function follower(person: string): Promise<RawClient> {
	const client = await rawClient(server, person, 'doc');
	client.sendStep1();
	await until(() => client.step2s.length === 1, `${person} has the text`);
	return client;
}
