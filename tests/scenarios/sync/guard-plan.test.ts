import * as encoding from 'lib0/encoding';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import * as change from '#lib/domain/gatherings/plan-change.ts';
import { FIELDS_ROOT, LONGEST_WORDS, WORDS_ROOT } from '#lib/domain/gatherings/plan-structure.ts';
import { applyPlanChange } from '#lib/plan/apply-change.ts';
import { newThingId } from '#lib/plan/new-thing-id.ts';
import { readDocument } from '#lib/plan/read-document.ts';
import { fieldsOf, wordsOf } from '#lib/plan/roots.ts';
import { CLOSE } from '#lib/protocol/sync.ts';
import { handmade, ofDoc, setUpAttacks } from './attack.ts';
import { fingerprint } from './fingerprint.ts';
import { randomFrom, seedOf } from './random.ts';
import { rawClient, stored, syncFrame, until, updateOf } from './support.ts';

const PLAN = 'plan-of-a-forum';
const addTitled = (doc: Y.Doc, title: string) =>
	applyPlanChange(doc, change.addItem(newThingId('item'), { title, kind: 'talk', minutes: 30 }));
const { scene, expectRefused, expectUntouched } = setUpAttacks({ document: PLAN, write: addTitled });

const ID = 'i00000000001';
const AT = { day: 0, start: 540, room: '*' };
const values = (doc: Y.Doc): Y.Map<unknown> => doc.getMap(FIELDS_ROOT);
const words = (doc: Y.Doc): Y.Map<unknown> => doc.getMap(WORDS_ROOT);

describe('what a plan may hold', () => {
	test('SY81 every act on a plan is kept', async () => {
		const [item, room, task, supply, shift] = (['item', 'room', 'task', 'supply', 'shift'] as const).map(
			newThingId,
		);
		const who = { kind: 'other', name: 'أمينة' } as const;
		const acts = [
			change.addRoom(room!, { name: 'Grande salle', seats: 80, order: 0 }),
			change.setRoom(room!, { seats: null, shared: true, order: 1_000_000 }),
			change.addItem(item!, {
				title: 'Ouverture',
				kind: 'plenary',
				minutes: 60,
				by: [{ kind: 'person', id: 'z_-9' }],
			}),
			change.placeItem(item!, { day: 13, start: 1435, room: room! }),
			change.resizeItem(item!, 1440),
			change.setItem(item!, { kind: 'reading', expected: 100, language: 'vi' }),
			change.addFacilitator(item!, who),
			change.removeFacilitator(item!, who),
			change.addTask(task!, { what: 'Réserver', due: '2013-05-25', line: 'p-1:d-2', order: 0 }),
			change.setTask(task!, { association: 'les-amis', done: true }),
			change.addSupply(supply!, { what: 'Rallonges', wanted: 3, order: 0 }),
			change.setSupply(supply!, { ready: true }),
			change.addShift(shift!, { what: 'Accueil', day: 0, start: 540, minutes: 60, needed: 3 }),
			change.takeShift(shift!, 'les-amis', 2),
			change.setShift(shift!, { needed: 1000 }),
			change.setHere(item!, false),
			change.setHere(item!, true),
		];
		const { victim } = scene;
		for (const act of acts) victim.sendUpdate(updateOf(victim.doc, () => applyPlanChange(victim.doc, act)));
		victim.sendUpdate(
			updateOf(victim.doc, () => wordsOf(victim.doc).get(`${item}.title`)!.insert(9, ' — افتتاح')),
		);
		await until(() => victim.acks.at(-1) === acts.length + 2, 'all are kept');
		await expectUntouched();
		expect(readDocument(await stored(scene.server, PLAN))).toEqual(readDocument(victim.doc));
	});

	test.each<[string, (doc: Y.Doc) => unknown]>([
		['an undeclared root', (doc) => doc.getMap('roles').set('bo', 'admin')],
		['the root of a text', (doc) => doc.getXmlFragment('text').insert(0, [new Y.XmlText('x')])],
		['a list in the root of values', (doc) => doc.getArray(FIELDS_ROOT).insert(0, [1])],
		['characters in the root of values', (doc) => doc.getText(FIELDS_ROOT).insert(0, 'x')],
		['a nested map', (doc) => values(doc).set(`${ID}.at`, new Y.Map())],
		['a nested list', (doc) => values(doc).set(`${ID}.at`, new Y.Array())],
		['a text among the values', (doc) => values(doc).set(`${ID}.kind`, new Y.Text('talk'))],
		['an element among the values', (doc) => values(doc).set(`${ID}.kind`, new Y.XmlElement('talk'))],
		['a sub-document', (doc) => values(doc).set(`${ID}.at`, new Y.Doc())],
		['bytes', (doc) => values(doc).set(`${ID}.minutes`, new Uint8Array(4))],
		['nothing as a value', (doc) => values(doc).set(`${ID}.minutes`, undefined)],
		['null where something must be', (doc) => values(doc).set(`${ID}.minutes`, null)],
		['an undeclared field', (doc) => values(doc).set(`${ID}.owner`, true)],
		['a field of another kind of thing', (doc) => values(doc).set(`${ID}.seats`, 5)],
		['a key without a thing', (doc) => values(doc).set('here', true)],
		['a key of every object', (doc) => values(doc).set('__proto__', true)],
		['a field of every object', (doc) => values(doc).set(`${ID}.__proto__`, { here: true })],
		['a field named constructor', (doc) => values(doc).set(`${ID}.constructor`, true)],
		['an id of no kind', (doc) => values(doc).set('x00000000001.here', true)],
		['an id in capitals', (doc) => values(doc).set('i0000000000A.here', true)],
		[
			'a key longer than any',
			(doc) => values(doc).set(`${ID}.by.${'x'.repeat(120)}`, { kind: 'group', id: 'g' }),
		],
		['a text as a number', (doc) => values(doc).set(`${ID}.minutes`, '30')],
		['a length off the step', (doc) => values(doc).set(`${ID}.minutes`, 31)],
		['a length beyond a day', (doc) => values(doc).set(`${ID}.minutes`, 2 ** 40)],
		['a length that is no number', (doc) => values(doc).set(`${ID}.minutes`, NaN)],
		['a place before midnight', (doc) => values(doc).set(`${ID}.at`, { ...AT, start: -5 })],
		['a place after midnight', (doc) => values(doc).set(`${ID}.at`, { ...AT, start: 1440 })],
		['a place on no day', (doc) => values(doc).set(`${ID}.at`, { ...AT, day: 14 })],
		['a place in an item', (doc) => values(doc).set(`${ID}.at`, { ...AT, room: ID })],
		['a place with more to it', (doc) => values(doc).set(`${ID}.at`, { ...AT, html: '<b>' })],
		['a place of more than one level', (doc) => values(doc).set(`${ID}.at`, { ...AT, day: { toString: 1 } })],
		[
			'a name as long as a book',
			(doc) => values(doc).set(`${ID}.by.o-x`, { kind: 'other', name: 'x'.repeat(500_000) }),
		],
		['a plain value among the texts', (doc) => words(doc).set(`${ID}.title`, 'plain')],
		['a map among the texts', (doc) => words(doc).set(`${ID}.title`, new Y.Map())],
		['an element among the texts', (doc) => words(doc).set(`${ID}.title`, new Y.XmlElement('p'))],
		['a text of elements among the texts', (doc) => words(doc).set(`${ID}.title`, new Y.XmlText('x'))],
		['an undeclared text', (doc) => words(doc).set(`${ID}.owner`, new Y.Text('x'))],
		['a text of a thing that has none such', (doc) => words(doc).set('t00000000001.notes', new Y.Text('x'))],
		['a text under a key of every object', (doc) => words(doc).set('__proto__', new Y.Text('x'))],
		[
			'a text longer than any',
			(doc) => words(doc).set(`${ID}.notes`, new Y.Text('x'.repeat(LONGEST_WORDS + 1))),
		],
		['a mark', (doc) => withWords(doc, 'word').format(0, 2, { bold: {} })],
		['an embed', (doc) => withWords(doc, 'word').insertEmbed(0, { src: 'x' })],
		['a map in a text', (doc) => withWords(doc, 'word').insertEmbed(0, new Y.Map())],
		['an attribute of a text', (doc) => withWords(doc, 'word').setAttribute('a', 'b')],
	])('SY81 %s is refused', async (_, attack) => {
		await expectRefused((bo) => bo.sendUpdate(ofDoc((doc) => void attack(doc))), 'notAllowed');
	});

	test('SY81 a prototype in the bytes of a value is refused', async () => {
		// a JavaScript object can't hold this key, an update can
		const object = (encoder: encoding.Encoder, entries: readonly [string, unknown][]) => {
			encoding.writeUint8(encoder, 118);
			encoding.writeVarUint(encoder, entries.length);
			for (const [key, value] of entries) {
				encoding.writeVarString(encoder, key);
				encoding.writeAny(encoder, value as never);
			}
		};
		const update = handmade(5_000, 0, [
			(encoder) => {
				encoding.writeUint8(encoder, 0x28);
				encoding.writeVarUint(encoder, 1);
				encoding.writeVarString(encoder, FIELDS_ROOT);
				encoding.writeVarString(encoder, `${ID}.at`);
				encoding.writeVarUint(encoder, 1);
				object(encoder, [...Object.entries(AT), ['__proto__', { admin: true }]]);
			},
		]);
		const read = new Y.Doc();
		Y.applyUpdate(read, update);
		expect((values(read).get(`${ID}.at`) as { admin?: boolean }).admin).toBe(true);
		await expectRefused((bo) => bo.sendUpdate(update), 'notAllowed');
	});

	test('SY81 a value that is allowed does not let one in that is not, in the same update', async () => {
		const attack = (doc: Y.Doc) => {
			applyPlanChange(doc, change.addItem(ID, { title: 'fine', kind: 'talk', minutes: 30 }));
			values(doc).set(`${ID}.minutes`, 60);
			values(doc).set(`${ID}.minutes`, 61);
		};
		await expectRefused((bo) => bo.sendUpdate(ofDoc(attack)), 'notAllowed');
	});

	test('SY81 a text that grows beyond the longest is refused at the step that does it; what is deleted counts no more', async () => {
		const { victim } = scene;
		victim.sendUpdate(
			updateOf(victim.doc, () =>
				applyPlanChange(victim.doc, change.addItem(ID, { title: 'x', kind: 'talk', minutes: 30 })),
			),
		);
		const notes = () => wordsOf(victim.doc).get(`${ID}.notes`)!;
		for (let i = 0; i < 3; i++) {
			victim.sendUpdate(updateOf(victim.doc, () => notes().insert(0, 'x'.repeat(LONGEST_WORDS))));
			victim.sendUpdate(updateOf(victim.doc, () => notes().delete(0, LONGEST_WORDS - 1)));
			victim.sendUpdate(updateOf(victim.doc, () => notes().delete(0, 1)));
		}
		victim.sendUpdate(updateOf(victim.doc, () => notes().insert(0, 'x'.repeat(LONGEST_WORDS))));
		await until(() => victim.acks.at(-1) === 12, 'all are kept');
		await expectRefused((bo) => {
			bo.sendUpdate(updateOf(bo.doc, () => wordsOf(bo.doc).get(`${ID}.notes`)!.insert(7, 'y')));
		}, 'notAllowed');
	});

	test('SY80 nothing of a plan gets into a text', async () => {
		const bo = await rawClient(scene.server, 'bo', 'doc');
		bo.sendUpdate(ofDoc((doc) => addTitled(doc, 'item')));
		await until(() => bo.closed !== null, 'closed');
		expect(bo.closed).toEqual({ code: CLOSE.notAllowed });
	});
});

test('SY81 5,000 mutated frames crash nothing, and leave a plan that holds only what it may', async () => {
	const seed = seedOf('MUTATION_SEED');
	console.log(`mutation seed ${seed} (MUTATION_SEED=${seed} repeats it)`);
	const random = randomFrom(seed);
	let bo = await rawClient(scene.server, 'bo', PLAN);
	for (let i = 0; i < 5_000; i++) {
		if (bo.closed || bo.socket.readyState !== bo.socket.OPEN) bo = await rawClient(scene.server, 'bo', PLAN);
		const doc = new Y.Doc();
		Y.applyUpdate(doc, Y.encodeStateAsUpdate(scene.victim.doc));
		const update = updateOf(doc, () => {
			addTitled(doc, 'mutated');
			if (i % 3 === 0) applyPlanChange(doc, change.placeItem(readDocument(doc).items[0]!.id, AT));
		});
		const frame = syncFrame(1 + (i % 2), update);
		for (let flips = 1 + random(4); flips > 0; flips--) frame[random(frame.length)] = random(256);
		bo.send(random(8) === 0 ? frame.subarray(0, random(frame.length)) : frame);
		if (i % 20 === 0) await new Promise((resolve) => setImmediate(resolve));
	}
	bo.stop();
	scene.victim.sendStep1();
	await until(() => scene.victim.step2s.length === 2, 'the victim has everything');
	await scene.server.engine.close();
	const kept = await stored(scene.server, PLAN);
	expect(JSON.parse(fingerprint(kept)).pending).toBe(false);
	expect(fingerprint(scene.victim.doc)).toBe(fingerprint(kept));
	expect(scene.server.errors).toEqual([]);
	const onceMore = new Y.Doc();
	applyPlanChange(onceMore, { fields: Object.fromEntries(fieldsOf(kept).entries()), words: {} });
	expect(onceMore.share.size).toBe(2);
});

function withWords(doc: Y.Doc, text: string): Y.Text {
	applyPlanChange(doc, change.addItem(ID, { title: text, kind: 'talk', minutes: 30 }));
	return wordsOf(doc).get(`${ID}.title`)!;
}
