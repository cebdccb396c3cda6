import { describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { CLOSE, LIMITS } from '#lib/protocol/sync.ts';
import { handmade, ofDoc, setUpAttacks } from './attack.ts';
import { randomFrom, seedOf } from './random.ts';
import { addParagraph, rawClient, stored, syncFrame, until, updateOf } from './support.ts';
import { fingerprint } from './fingerprint.ts';

const { scene, expectRefused, expectUntouched } = setUpAttacks();

describe('what can be read', () => {
	test('SY12 eight bytes that claim 33 million structs are refused', async () => {
		await expectRefused((bo) => bo.sendUpdate(Buffer.from('01c094de0fe80700', 'hex')), 'malformed');
	});

	test('SY12 two blocks of one client, of which Yjs would drop one, are refused', async () => {
		const block = [1, 9, 0, 0, 3];
		await expectRefused((bo) => bo.sendUpdate(new Uint8Array([2, ...block, 1, 9, 3, 0, 2, 0])), 'malformed');
	});

	test('SY12 deletions out of order, or of nothing, are refused', async () => {
		const { clientID } = scene.victim.doc;
		const ranges = [
			[
				[4, 1],
				[2, 1],
			],
			[[2, 0]],
		] as const;
		for (const deleted of ranges) {
			await expectRefused(
				(bo) => bo.sendUpdate(handmade(0, 0, [], { deletes: [[clientID, deleted]] })),
				'malformed',
			);
		}
	});

	test('SY12 frames that are not of this protocol are refused', async () => {
		for (const frame of [[], [9], [0], [0, 7, 0], [0, 2, 200], [0, 2, 2, 0, 0, 1], [1, 4, 255]]) {
			await expectRefused((bo) => bo.send(new Uint8Array(frame)), 'malformed');
		}
		await expectRefused((bo) => bo.socket.send('text'), 'malformed');
	});

	test('SY10 a frame over the limit ends the connection (1009, by the WebSocket protocol itself)', async () => {
		const bo = await rawClient(scene.server, 'bo', 'doc');
		bo.send(new Uint8Array(10_000_000));
		await until(() => bo.closed !== null, 'closed');
		expect(bo.closed).toEqual({ code: CLOSE.frameTooLarge });
		await expectUntouched();
	});

	test('SY12 5,000 mutated frames crash nothing, leave nothing pending and touch nobody', async () => {
		const seed = seedOf('MUTATION_SEED');
		console.log(`mutation seed ${seed} (MUTATION_SEED=${seed} repeats it)`);
		const random = randomFrom(seed);
		let bo = await rawClient(scene.server, 'bo', 'doc');
		for (let i = 0; i < 5_000; i++) {
			if (bo.closed || bo.socket.readyState !== bo.socket.OPEN)
				bo = await rawClient(scene.server, 'bo', 'doc');
			const doc = new Y.Doc();
			Y.applyUpdate(doc, Y.encodeStateAsUpdate(scene.victim.doc));
			const update = updateOf(doc, () => {
				addParagraph(doc, 'mutated').format(0, 3, { bold: {} });
				if (i % 3 === 0) doc.getXmlFragment('text').delete(1, 1);
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
		const kept = await stored(scene.server, 'doc');
		expect(JSON.parse(fingerprint(kept)).pending).toBe(false);
		expect(kept.getXmlFragment('text').toString()).toBe(scene.victim.doc.getXmlFragment('text').toString());
		expect(scene.server.errors).toEqual([]);
	});
});

describe('what a text may hold', () => {
	test.each<[string, (doc: Y.Doc) => void]>([
		['an undeclared root', (doc) => doc.getMap('roles').set('bo', 'admin')],
		[
			'an undeclared root named like a property of every object',
			(doc) => doc.getXmlFragment('constructor').insert(0, [new Y.XmlText('x')]),
		],
		['an undeclared element', (doc) => doc.getXmlFragment('text').insert(0, [new Y.XmlElement('script')])],
		['an undeclared attribute', (doc) => withAttribute(doc, 'paragraph', 'onclick', 'alert(1)')],
		['an undeclared value of an attribute', (doc) => withAttribute(doc, 'heading', 'level', 9)],
		[
			'an object as the value of an attribute',
			(doc) => withAttribute(doc, 'heading', 'level', { toString: 1 }),
		],
		['an undeclared mark', (doc) => addParagraph(doc, 'word').format(0, 2, { onload: 'x' })],
		['an undeclared value of a mark', (doc) => addParagraph(doc, 'word').format(0, 2, { link: { href: 5 } })],
		['an embed', (doc) => addParagraph(doc, 'word').insertEmbed(0, { src: 'x' })],
		['a sub-document', (doc) => doc.getMap('footnotes').set('a', new Y.Doc())],
		['a value that is not text in a root of texts', (doc) => doc.getMap('footnotes').set('a', 'plain')],
		['an array', (doc) => doc.getMap('footnotes').set('a', new Y.Array())],
		['a key longer than an id', (doc) => doc.getMap('footnotes').set('k'.repeat(65), new Y.Text('x'))],
		['an attribute of a run of text', (doc) => addParagraph(doc, 'word').setAttribute('a', 'b')],
		['characters directly in an element', (doc) => stringInElement(doc)],
	])('SY13 %s is refused', async (_, change) => {
		await expectRefused((bo) => bo.sendUpdate(ofDoc(change)), 'notAllowed');
	});

	test('SY13 elements nested deeper than the limit are refused, at once and step by step', async () => {
		const nest = (fragment: Y.XmlFragment, depth: number): Y.XmlElement => {
			const quote = new Y.XmlElement('blockquote');
			fragment.insert(0, [quote]);
			return depth > 1 ? nest(quote, depth - 1) : quote;
		};
		await expectRefused(
			(bo) => bo.sendUpdate(ofDoc((doc) => nest(doc.getXmlFragment('text'), 5_000))),
			'notAllowed',
		);
		await expectRefused(async (bo) => {
			let innermost = bo.doc.getXmlFragment('text') as Y.XmlFragment;
			const steps = Array.from({ length: LIMITS.depth + 1 }, () =>
				updateOf(bo.doc, () => (innermost = nest(innermost, 1))),
			);
			bo.sendUpdate(Y.mergeUpdates(steps));
		}, 'notAllowed');
	});

	test('SY13 nesting up to the limit, marks, attributes and notes are kept', async () => {
		scene.victim.sendUpdate(
			updateOf(scene.victim.doc, () => {
				addParagraph(scene.victim.doc, 'bold and linked').format(0, 4, {
					bold: {},
					'link--abcdEF+/': { href: '/x' },
				});
				withAttribute(scene.victim.doc, 'heading', 'level', 2);
				scene.victim.doc.getMap('footnotes').set('n1', new Y.Text('a note'));
				let at: Y.XmlFragment = scene.victim.doc.getXmlFragment('text');
				for (let depth = 0; depth < LIMITS.depth; depth++) {
					const quote = new Y.XmlElement('blockquote');
					at.insert(0, [quote]);
					at = quote;
				}
			}),
		);
		await until(() => scene.victim.acks.at(-1) === 2, 'kept');
		await expectUntouched();
	});
});

test('SY17 when Yjs fails at what the guard let through, the document is rebuilt from its log under everybody else', async () => {
	const bo = await rawClient(scene.server, 'bo', 'doc');
	bo.sendStep1();
	await until(() => bo.step2s.length === 1, 'bo knows the text');
	const update = updateOf(bo.doc, () => {
		bo.doc.getXmlFragment('text').delete(0, 1);
		addParagraph(bo.doc, 'half applied');
	});
	const edit = updateOf(scene.victim.doc, () => addParagraph(scene.victim.doc, 'right behind it'));
	const integrate = Y.Item.prototype.integrate;
	const failure = vi
		.spyOn(Y.Item.prototype, 'integrate')
		.mockImplementationOnce(function (this: Y.Item, transaction, offset) {
			integrate.call(this, transaction, offset);
		})
		.mockImplementationOnce(() => {
			throw new Error('an error of Yjs');
		});
	bo.sendUpdate(update);
	await until(() => bo.closed !== null, 'closed');
	scene.victim.sendUpdate(edit);
	await until(() => scene.victim.acks.at(-1) === 2, 'the victim writes on');
	failure.mockRestore();
	expect(bo.closed).toEqual({ code: CLOSE.malformed });
	expect(scene.server.errors.splice(0)).toEqual([new Error('an error of Yjs')]);
	await expectUntouched();
	const chi = await rawClient(scene.server, 'chi', 'doc');
	chi.sendStep1();
	await until(() => chi.step2s.length === 1, 'chi has joined');
	expect(fingerprint(chi.doc)).toBe(fingerprint(scene.victim.doc));
	chi.stop();
});

describe('how much', () => {
	test('SY16 a million characters fit in a frame; a document over its limit is refused', async () => {
		const bo = await rawClient(scene.server, 'bo', 'doc');
		const doc = new Y.Doc();
		const update = updateOf(doc, () => addParagraph(doc, 'x'.repeat(1_000_000)));
		expect(update.length).toBeLessThan(LIMITS.frame);
		bo.sendUpdate(update);
		await until(() => bo.acks.at(-1) === 1, 'the first million is kept');
		bo.stop();
		let sent = 1;
		const writers = await Promise.all(Array.from({ length: 4 }, () => rawClient(scene.server, 'bo', 'doc')));
		for (; sent < 12 && writers.every(({ closed }) => closed === null); sent++) {
			const other = new Y.Doc();
			writers[sent % 4]!.sendUpdate(updateOf(other, () => addParagraph(other, 'x'.repeat(1_000_000))));
			const witness = await rawClient(scene.server, 'chi', 'doc');
			witness.sendStep1();
			await until(() => witness.step2s.length === 1, 'decided');
			witness.stop();
		}
		expect(writers.map(({ closed }) => closed?.code).filter(Boolean)).toEqual([CLOSE.tooLarge]);
		expect((await scene.server.engine.read('doc')).update.length).toBeLessThanOrEqual(LIMITS.document);
		for (const writer of writers) writer.stop();
	});
});

function withAttribute(doc: Y.Doc, name: string, key: string, value: unknown): void {
	const element = new Y.XmlElement(name);
	doc.getXmlFragment('text').insert(0, [element]);
	element.setAttribute(key, value as string);
}

function stringInElement(doc: Y.Doc): void {
	// Yjs writes it for a Y.Text of the same root
	doc.getText('text').insert(0, 'bare');
}
