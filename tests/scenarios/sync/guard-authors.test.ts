import * as encoding from 'lib0/encoding';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { CLOSE } from '#lib/protocol/sync.ts';
import { gc, handmade, setUpAttacks, stringAfter } from './attack.ts';
import { addParagraph, rawClient, stored, until, updateOf } from './support.ts';
import { fingerprint } from './fingerprint.ts';

const { scene, expectRefused, expectUntouched } = setUpAttacks();

describe('whose edit it is', () => {
	test('SY14 a struct under the client id of somebody else is refused, at its next clock', async () => {
		const { clientID } = scene.victim.doc;
		const clock = Y.getState(scene.victim.doc.store, clientID);
		await expectRefused(
			(bo) => bo.sendUpdate(handmade(clientID, clock, [stringAfter(clientID, clock - 1, ' FORGED')])),
			'forged',
		);
	});

	test('SY14 collected structs that would use up the clocks of somebody else are refused', async () => {
		const { clientID } = scene.victim.doc;
		await expectRefused(
			(bo) => bo.sendUpdate(handmade(clientID, Y.getState(scene.victim.doc.store, clientID), [gc(1_000)])),
			'forged',
		);
	});

	test('SY14 also in a step 2, and also after the engine has started anew', async () => {
		const { clientID } = scene.victim.doc;
		const clock = Y.getState(scene.victim.doc.store, clientID);
		await scene.server.restart();
		const bo = await rawClient(scene.server, 'bo', 'doc');
		bo.sendStep2(handmade(clientID, clock, [gc(5)]));
		await until(() => bo.closed !== null, 'closed');
		expect(bo.closed).toEqual({ code: CLOSE.forged });
	});

	test('SY14 a client id that somebody present has announced is theirs before their first edit', async () => {
		const chi = await rawClient(scene.server, 'chi', 'doc');
		chi.sendPresence([{ client: 4242, clock: 1, state: {} }]);
		await until(() => scene.victim.presence.some(({ client }) => client === 4242), 'chi is announced');
		await expectRefused((bo) => bo.sendUpdate(handmade(4242, 0, [gc(1)])), 'forged');
		chi.stop();
	});

	test('SY14 nobody uses up more clocks than a lifetime of typing needs', async () => {
		await expectRefused((bo) => bo.sendUpdate(handmade(77, 0, [gc(2 ** 31 + 1)])), 'forged');
	});

	test('SY14 one person may write under several client ids: tabs, and sessions offline', async () => {
		const offline = new Y.Doc();
		Y.applyUpdate(offline, Y.encodeStateAsUpdate(scene.victim.doc));
		for (let session = 0; session < 3; session++) {
			offline.clientID = 1000 + session;
			addParagraph(offline, `session ${session}`);
		}
		const ana = await rawClient(scene.server, 'ana', 'doc');
		ana.sendStep2(Y.encodeStateAsUpdate(offline));
		await until(() => ana.acks.at(-1) === 1, 'all sessions are kept');
		expect(fingerprint(await stored(scene.server, 'doc'))).toBe(fingerprint(offline));
		await until(() => scene.victim.updates.length === 1, 'the other tab has them');
		ana.stop();
	});

	test('SY14 anybody who may write may delete what others wrote', async () => {
		const bo = await rawClient(scene.server, 'bo', 'doc');
		bo.sendStep1();
		await until(() => bo.step2s.length === 1, 'bo knows the text');
		bo.sendUpdate(updateOf(bo.doc, () => bo.doc.getXmlFragment('text').delete(0, 1)));
		await until(() => scene.victim.doc.getXmlFragment('text').length === 0, 'the paragraph is gone');
		await expectUntouched();
		bo.stop();
	});
});

describe('what it builds on', () => {
	test('SY15 4,000 structs whose origin never comes are not kept, and end the connection as a flood', async () => {
		await expectRefused((bo) => {
			for (let i = 0; i < 4_000; i++)
				bo.sendUpdate(handmade(5_000 + i, 0, [stringAfter(6_000_000 + i, 7, 'x')]));
		}, 'tooMany');
	});

	test('SY15 a client that answers every question with the same gap is closed', async () => {
		await expectRefused(async (bo) => {
			for (let i = 1; i <= 21; i++) {
				bo.sendStep2(handmade(5_000, 10, [gc(1)]));
				await until(() => bo.closed !== null || bo.step1s.length > i, 'asked again');
			}
		}, 'malformed');
	});

	test('SY15 structs that refer to each other in a circle, or to their own future, are not applied', async () => {
		const circle = encoding.encode((encoder) => {
			encoding.writeVarUint(encoder, 2);
			for (const [own, other] of [
				[8001, 8000],
				[8000, 8001],
			] as const) {
				for (const n of [1, own, 0]) encoding.writeVarUint(encoder, n);
				stringAfter(other, 0, 'x')(encoder);
			}
			encoding.writeVarUint(encoder, 0);
		});
		const bo = await rawClient(scene.server, 'bo', 'doc');
		for (const update of [circle, handmade(9000, 0, [stringAfter(9000, 5, 'x')])]) {
			const asked = bo.step1s.length;
			bo.sendStep2(update);
			await until(() => bo.step1s.length === asked + 1, 'the server asks for what is missing');
		}
		await expectUntouched();
		bo.stop();
	});

	test('SY15 a deletion of what is not known is not kept for later', async () => {
		const bo = await rawClient(scene.server, 'bo', 'doc');
		bo.sendUpdate(handmade(0, 0, [], { deletes: [[scene.victim.doc.clientID, [[0, 10_000]]]] }));
		await until(() => bo.step1s.length === 2, 'the server asks for what is missing');
		await expectUntouched();
		bo.stop();
	});

	test('SY15 what is known already is not looked at again, whatever it now claims to stand beside', async () => {
		const bo = await rawClient(scene.server, 'bo', 'doc');
		bo.sendUpdate(handmade(scene.victim.doc.clientID, 0, [stringAfter(999_999, 7, 'hello')]));
		await until(() => bo.acks.at(-1) === 1, 'acknowledged');
		await expectUntouched();
		bo.stop();
	});

	test('SY15 what is known already may come again, also with more after it', async () => {
		const first = updateOf(scene.victim.doc, () => addParagraph(scene.victim.doc, 'first'));
		scene.victim.sendUpdate(first);
		scene.victim.sendUpdate(first);
		scene.victim.sendStep2(Y.encodeStateAsUpdate(scene.victim.doc));
		const all = Y.mergeUpdates([
			first,
			updateOf(scene.victim.doc, () => addParagraph(scene.victim.doc, 'second')),
		]);
		scene.victim.sendUpdate(all);
		await until(() => scene.victim.acks.at(-1) === 5, 'all are acknowledged');
		await expectUntouched();
	});
});
