import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import * as change from '#lib/domain/gatherings/plan-change.ts';
import { applyPlanChange } from '#lib/plan/apply-change.ts';
import { createUndo } from '#lib/plan/create-undo.ts';
import { newThingId } from '#lib/plan/new-thing-id.ts';
import { readDocument } from '#lib/plan/read-document.ts';
import { fieldsOf, wordsOf } from '#lib/plan/roots.ts';
import { CLOSE, LIMITS } from '#lib/protocol/sync.ts';
import { gc, handmade, setUpAttacks } from './attack.ts';
import { fingerprint } from './fingerprint.ts';
import { rawClient, stockClient, stored, until, updateOf } from './support.ts';

const PLAN = 'plan-of-a-forum';
const addTitled = (doc: Y.Doc, title: string) =>
	applyPlanChange(doc, change.addItem(newThingId('item'), { title, kind: 'talk', minutes: 30 }));
const { scene, expectRefused, expectUntouched } = setUpAttacks({ document: PLAN, write: addTitled });

const ID = 'i00000000001';
const AT = { day: 0, start: 540, room: '*' };

describe('who writes', () => {
	test('SY82 a reader’s page follows a plan, and is closed by anything that would change it', async () => {
		const item = [...fieldsOf(scene.victim.doc).keys()][0]!.split('.')[0]!;
		for (const act of [change.resizeItem(item, 60), { fields: { [`${item}.here`]: undefined }, words: {} }]) {
			const reader = await rawClient(scene.server, 'reader', PLAN);
			reader.sendStep1();
			await until(() => reader.step2s.length === 1, 'the plan is there');
			reader.sendStep2(Y.encodeStateAsUpdate(reader.doc));
			await until(() => reader.acks.at(-1) === 1, 'nothing new in it');
			reader.sendUpdate(updateOf(reader.doc, () => applyPlanChange(reader.doc, act)));
			await until(() => reader.closed !== null, 'closed');
			expect(reader.closed).toEqual({ code: CLOSE.forbidden });
		}
		await expectUntouched();
	});

	test('SY82 a value under the client id of somebody else is refused', async () => {
		const { clientID } = scene.victim.doc;
		await expectRefused((bo) => {
			bo.doc.clientID = clientID;
			bo.sendUpdate(updateOf(bo.doc, () => addTitled(bo.doc, 'by ana?')));
		}, 'forged');
		const clock = Y.getState(scene.victim.doc.store, clientID);
		await expectRefused((bo) => bo.sendUpdate(handmade(clientID, clock, [gc(100)])), 'forged');
	});

	test('SY84 a page older than the schema of plans is told to reload', async () => {
		const old = await rawClient(scene.server, 'bo', PLAN, { query: '?ack=1&schema=0' });
		await until(() => old.closed !== null, 'closed');
		expect(old.closed).toEqual({ code: CLOSE.outdated });
		(await rawClient(scene.server, 'bo', PLAN, { query: '?ack=1&schema=1' })).stop();
	});

	test('SY87 stock y-websocket clients arrange a plan together', async () => {
		const ana = stockClient(scene.server, 'ana', PLAN);
		const bo = stockClient(scene.server, 'bo', PLAN);
		await until(() => ana.provider.synced && bo.provider.synced, 'both are there');
		applyPlanChange(ana.doc, change.addItem(ID, { title: 'Repas', kind: 'meal', minutes: 60 }));
		await until(() => readDocument(bo.doc).items.length === 2, 'bo has it');
		applyPlanChange(ana.doc, change.resizeItem(ID, 75));
		applyPlanChange(bo.doc, change.placeItem(ID, AT));
		wordsOf(bo.doc).get(`${ID}.title`)!.insert(5, ' partagé');
		await until(() => fingerprint(ana.doc) === fingerprint(bo.doc), 'converged');
		expect(readDocument(ana.doc).items[0]).toMatchObject({ title: 'Repas partagé', minutes: 75, at: AT });
		ana.stop();
		bo.stop();
		await expectUntouched();
	});
});

describe('what an undo history keeps', () => {
	/** Values that one struct of an update carries, at most. */
	const mostValues = (update: Uint8Array) =>
		Math.max(
			...Y.decodeUpdate(update).structs.map((struct) =>
				struct instanceof Y.Item && struct.content instanceof Y.ContentAny ? struct.content.arr.length : 0,
			),
		);

	test('SY89 values overwritten one after the other without a connection, which stock clients send as one struct', async () => {
		const offline = new Y.Doc();
		Y.applyUpdate(offline, Y.encodeStateAsUpdate(scene.victim.doc));
		const undo = createUndo(offline);
		applyPlanChange(offline, change.addItem(ID, { title: 'A', kind: 'talk', minutes: 30 }), undo.origin);
		for (const minutes of [35, 40, 45, 50]) {
			undo.stopCapturing();
			applyPlanChange(offline, change.resizeItem(ID, minutes), undo.origin);
		}
		const update = Y.encodeStateAsUpdate(offline);
		expect(mostValues(update)).toBeGreaterThan(1);
		const bo = await rawClient(scene.server, 'bo', PLAN);
		bo.sendStep2(update);
		await until(() => bo.acks.at(-1) === 1, 'kept');
		undo.undo();
		expect(readDocument(offline).items.find(({ id }) => id === ID)!.minutes).toBe(45);
		bo.sendStep2(Y.encodeStateAsUpdate(offline));
		await until(() => bo.acks.at(-1) === 2, 'kept too');
		await until(() => readDocument(scene.victim.doc).items.length === 2, 'the victim has it');
		await expectUntouched();
	});

	test('SY89 also in a text, and not with a value among them that is not allowed', async () => {
		const levels = (last: number) => {
			const doc = new Y.Doc();
			const heading = new Y.XmlElement('heading');
			const undo = new Y.UndoManager(doc.getXmlFragment('text'));
			doc.getXmlFragment('text').insert(0, [heading]);
			for (const level of [1, 2, last, 3, 2]) {
				undo.stopCapturing();
				heading.setAttribute('level', level as unknown as string);
			}
			const update = Y.encodeStateAsUpdate(doc);
			expect(mostValues(update)).toBeGreaterThan(1);
			return update;
		};
		const bo = await rawClient(scene.server, 'bo', 'doc');
		bo.sendStep2(levels(1));
		await until(() => bo.acks.at(-1) === 1, 'kept');
		bo.sendStep2(levels(9));
		await until(() => bo.closed !== null, 'closed');
		expect(bo.closed).toEqual({ code: CLOSE.notAllowed });
	});
});

test('SY83 a plan over its limits takes nothing more', async () => {
	const bo = await rawClient(scene.server, 'bo', PLAN);
	const full = new Y.Doc();
	for (let sent = 0; bo.closed === null; sent++) {
		expect(sent).toBeLessThan(20);
		const update = updateOf(full, () =>
			full.transact(() => {
				// two in turn: of one alone, what is overwritten becomes one struct
				for (let i = 0; i < 9_000; i++) fieldsOf(full).set(`${ID}.${i % 2 ? 'minutes' : 'expected'}`, 5);
			}),
		);
		bo.sendUpdate(update);
		await until(() => bo.closed !== null || bo.acks.at(-1) === sent + 1, 'decided');
	}
	expect(bo.closed).toEqual({ code: CLOSE.tooLarge });
	let count = 0;
	for (const structs of (await stored(scene.server, PLAN)).store.clients.values()) count += structs.length;
	expect(count).toBeLessThanOrEqual(LIMITS.structs);
});
