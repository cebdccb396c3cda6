import { monitorEventLoopDelay } from 'node:perf_hooks';
import * as encoding from 'lib0/encoding';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { CLOSE, LIMITS, type CloseReason } from '#lib/protocol/sync.ts';
import { randomFrom, seedOf } from './random.ts';
import {
	addParagraph,
	fingerprint,
	rawClient,
	startServer,
	stored,
	syncFrame,
	until,
	updateOf,
	type RawClient,
	type TestServer,
} from './support.ts';

let server: TestServer;
let victim: RawClient;
const delay = monitorEventLoopDelay({ resolution: 1 });

beforeAll(() => void delay.enable());
afterAll(() => console.log(`longest event-loop stall during the attacks: ${Math.round(delay.max / 1e6)} ms`));
beforeEach(async () => {
	server = await startServer();
	victim = await rawClient(server, 'ana', 'doc');
	victim.sendStep1();
	victim.sendUpdate(updateOf(victim.doc, () => addParagraph(victim.doc, 'hello RIGHTS')));
	await until(() => victim.acks.at(-1) === 1, 'the victim has written');
});
afterEach(async () => {
	victim.stop();
	await server.stop();
});

/** The attacker's socket is closed so; the victim stays, and its next edit is kept, as it wrote it. */
async function expectRefused(
	attack: (bo: RawClient) => void | Promise<void>,
	reason: CloseReason,
): Promise<void> {
	const bo = await rawClient(server, 'bo', 'doc');
	bo.sendStep1();
	await until(() => bo.step2s.length === 1, 'the attacker knows the text');
	const before = fingerprint(await stored(server, 'doc'));
	await attack(bo);
	await until(() => bo.closed !== null, `the attacker is closed with ${reason}`);
	expect(bo.closed).toEqual({ code: CLOSE[reason] });
	expect(fingerprint(await stored(server, 'doc'))).toBe(before);
	await expectUntouched();
}

async function expectUntouched(): Promise<void> {
	const acks = victim.acks.at(-1)!;
	victim.sendUpdate(updateOf(victim.doc, () => addParagraph(victim.doc, 'and on')));
	await until(() => victim.acks.at(-1) === acks + 1, 'the victim writes on');
	expect(victim.closed).toBe(null);
	expect(fingerprint(await stored(server, 'doc'))).toBe(fingerprint(victim.doc));
	expect(server.errors).toEqual([]);
}

/** An update written by hand: one block of structs, then deletions. */
function handmade(
	client: number,
	clock: number,
	structs: readonly ((encoder: encoding.Encoder) => void)[],
	{
		claimed = structs.length,
		deletes = [] as readonly (readonly [number, readonly (readonly [number, number])[]])[],
	} = {},
): Uint8Array {
	return encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, structs.length > 0 ? 1 : 0);
		if (structs.length > 0) {
			encoding.writeVarUint(encoder, claimed);
			encoding.writeVarUint(encoder, client);
			encoding.writeVarUint(encoder, clock);
			for (const write of structs) write(encoder);
		}
		encoding.writeVarUint(encoder, deletes.length);
		for (const [of, ranges] of deletes) {
			encoding.writeVarUint(encoder, of);
			encoding.writeVarUint(encoder, ranges.length);
			for (const range of ranges) for (const n of range) encoding.writeVarUint(encoder, n);
		}
	});
}

const gc = (length: number) => (encoder: encoding.Encoder) => {
	encoding.writeUint8(encoder, 0);
	encoding.writeVarUint(encoder, length);
};

const stringAfter = (client: number, clock: number, text: string) => (encoder: encoding.Encoder) => {
	encoding.writeUint8(encoder, 0x84);
	encoding.writeVarUint(encoder, client);
	encoding.writeVarUint(encoder, clock);
	encoding.writeVarString(encoder, text);
};

const ofDoc = (change: (doc: Y.Doc) => void): Uint8Array => {
	const doc = new Y.Doc();
	return updateOf(doc, () => change(doc));
};

describe('whose edit it is', () => {
	test('SY14 a struct under the client id of somebody else is refused, at its next clock', async () => {
		const { clientID } = victim.doc;
		const clock = Y.getState(victim.doc.store, clientID);
		await expectRefused(
			(bo) => bo.sendUpdate(handmade(clientID, clock, [stringAfter(clientID, clock - 1, ' FORGED')])),
			'forged',
		);
	});

	test('SY14 collected structs that would use up the clocks of somebody else are refused', async () => {
		const { clientID } = victim.doc;
		await expectRefused(
			(bo) => bo.sendUpdate(handmade(clientID, Y.getState(victim.doc.store, clientID), [gc(1_000)])),
			'forged',
		);
	});

	test('SY14 also in a step 2, and also after the engine has started anew', async () => {
		const { clientID } = victim.doc;
		const clock = Y.getState(victim.doc.store, clientID);
		await server.restart();
		const bo = await rawClient(server, 'bo', 'doc');
		bo.sendStep2(handmade(clientID, clock, [gc(5)]));
		await until(() => bo.closed !== null, 'closed');
		expect(bo.closed).toEqual({ code: CLOSE.forged });
	});

	test('SY14 a client id that somebody present has announced is theirs before their first edit', async () => {
		const chi = await rawClient(server, 'chi', 'doc');
		chi.sendPresence([{ client: 4242, clock: 1, state: {} }]);
		await until(() => victim.presence.some(({ client }) => client === 4242), 'chi is announced');
		await expectRefused((bo) => bo.sendUpdate(handmade(4242, 0, [gc(1)])), 'forged');
		chi.stop();
	});

	test('SY14 nobody uses up more clocks than a lifetime of typing needs', async () => {
		await expectRefused((bo) => bo.sendUpdate(handmade(77, 0, [gc(2 ** 31 + 1)])), 'forged');
	});

	test('SY14 one person may write under several client ids: tabs, and sessions offline', async () => {
		const offline = new Y.Doc();
		Y.applyUpdate(offline, Y.encodeStateAsUpdate(victim.doc));
		for (let session = 0; session < 3; session++) {
			offline.clientID = 1000 + session;
			addParagraph(offline, `session ${session}`);
		}
		const ana = await rawClient(server, 'ana', 'doc');
		ana.sendStep2(Y.encodeStateAsUpdate(offline));
		await until(() => ana.acks.at(-1) === 1, 'all sessions are kept');
		expect(fingerprint(await stored(server, 'doc'))).toBe(fingerprint(offline));
		await until(() => victim.updates.length === 1, 'the other tab has them');
		ana.stop();
	});

	test('SY14 anybody who may write may delete what others wrote', async () => {
		const bo = await rawClient(server, 'bo', 'doc');
		bo.sendStep1();
		await until(() => bo.step2s.length === 1, 'bo knows the text');
		bo.sendUpdate(updateOf(bo.doc, () => bo.doc.getXmlFragment('text').delete(0, 1)));
		await until(() => victim.doc.getXmlFragment('text').length === 0, 'the paragraph is gone');
		await expectUntouched();
		bo.stop();
	});
});

describe('what can be read', () => {
	test('SY12 eight bytes that claim 33 million structs are refused', async () => {
		await expectRefused((bo) => bo.sendUpdate(Buffer.from('01c094de0fe80700', 'hex')), 'malformed');
	});

	test('SY12 two blocks of one client, of which Yjs would drop one, are refused', async () => {
		const block = [1, 9, 0, 0, 3];
		await expectRefused((bo) => bo.sendUpdate(new Uint8Array([2, ...block, 1, 9, 3, 0, 2, 0])), 'malformed');
	});

	test('SY12 deletions out of order, or of nothing, are refused', async () => {
		const { clientID } = victim.doc;
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
		const bo = await rawClient(server, 'bo', 'doc');
		bo.send(new Uint8Array(10_000_000));
		await until(() => bo.closed !== null, 'closed');
		expect(bo.closed).toEqual({ code: 1009 });
		await expectUntouched();
	});

	test('SY12 5,000 mutated frames crash nothing, leave nothing pending and touch nobody', async () => {
		const seed = seedOf('MUTATION_SEED');
		console.log(`mutation seed ${seed} (MUTATION_SEED=${seed} repeats it)`);
		const random = randomFrom(seed);
		let bo = await rawClient(server, 'bo', 'doc');
		for (let i = 0; i < 5_000; i++) {
			if (bo.closed || bo.socket.readyState !== bo.socket.OPEN) bo = await rawClient(server, 'bo', 'doc');
			const doc = new Y.Doc();
			Y.applyUpdate(doc, Y.encodeStateAsUpdate(victim.doc));
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
		victim.sendStep1();
		await until(() => victim.step2s.length === 2, 'the victim has everything');
		await server.engine.close();
		const kept = await stored(server, 'doc');
		expect(JSON.parse(fingerprint(kept)).pending).toBe(false);
		expect(kept.getXmlFragment('text').toString()).toBe(victim.doc.getXmlFragment('text').toString());
		expect(server.errors).toEqual([]);
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
		victim.sendUpdate(
			updateOf(victim.doc, () => {
				addParagraph(victim.doc, 'bold and linked').format(0, 4, {
					bold: {},
					'link--abcdEF+/': { href: '/x' },
				});
				withAttribute(victim.doc, 'heading', 'level', 2);
				victim.doc.getMap('footnotes').set('n1', new Y.Text('a note'));
				let at: Y.XmlFragment = victim.doc.getXmlFragment('text');
				for (let depth = 0; depth < LIMITS.depth; depth++) {
					const quote = new Y.XmlElement('blockquote');
					at.insert(0, [quote]);
					at = quote;
				}
			}),
		);
		await until(() => victim.acks.at(-1) === 2, 'kept');
		await expectUntouched();
	});
});

test('SY17 when Yjs fails at what the guard let through, the document is rebuilt from its log under everybody else', async () => {
	const bo = await rawClient(server, 'bo', 'doc');
	bo.sendStep1();
	await until(() => bo.step2s.length === 1, 'bo knows the text');
	const update = updateOf(bo.doc, () => {
		bo.doc.getXmlFragment('text').delete(0, 1);
		addParagraph(bo.doc, 'half applied');
	});
	const edit = updateOf(victim.doc, () => addParagraph(victim.doc, 'right behind it'));
	const failure = vi.spyOn(Y.Item.prototype, 'integrate').mockImplementationOnce(() => {
		throw new Error('an error of Yjs');
	});
	bo.sendUpdate(update);
	await until(() => bo.closed !== null, 'closed');
	victim.sendUpdate(edit);
	await until(() => victim.acks.at(-1) === 2, 'the victim writes on');
	failure.mockRestore();
	expect(bo.closed).toEqual({ code: CLOSE.malformed });
	expect(server.errors.splice(0)).toEqual([new Error('an error of Yjs')]);
	await expectUntouched();
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
		const bo = await rawClient(server, 'bo', 'doc');
		for (const update of [circle, handmade(9000, 0, [stringAfter(9000, 5, 'x')])]) {
			const asked = bo.step1s.length;
			bo.sendStep2(update);
			await until(() => bo.step1s.length === asked + 1, 'the server asks for what is missing');
		}
		await expectUntouched();
		bo.stop();
	});

	test('SY15 a deletion of what is not known is not kept for later', async () => {
		const bo = await rawClient(server, 'bo', 'doc');
		bo.sendUpdate(handmade(0, 0, [], { deletes: [[victim.doc.clientID, [[0, 10_000]]]] }));
		await until(() => bo.step1s.length === 2, 'the server asks for what is missing');
		await expectUntouched();
		bo.stop();
	});

	test('SY15 what is known already may come again, also with more after it', async () => {
		const first = updateOf(victim.doc, () => addParagraph(victim.doc, 'first'));
		victim.sendUpdate(first);
		victim.sendUpdate(first);
		victim.sendStep2(Y.encodeStateAsUpdate(victim.doc));
		const all = Y.mergeUpdates([first, updateOf(victim.doc, () => addParagraph(victim.doc, 'second'))]);
		victim.sendUpdate(all);
		await until(() => victim.acks.at(-1) === 5, 'all are acknowledged');
		await expectUntouched();
	});
});

describe('how much', () => {
	test('SY16 a million characters fit in a frame; a document over its limit is refused', async () => {
		const bo = await rawClient(server, 'bo', 'doc');
		const doc = new Y.Doc();
		const update = updateOf(doc, () => addParagraph(doc, 'x'.repeat(1_000_000)));
		expect(update.length).toBeLessThan(LIMITS.frame);
		bo.sendUpdate(update);
		await until(() => bo.acks.at(-1) === 1, 'the first million is kept');
		bo.stop();
		let sent = 1;
		const writers = await Promise.all(Array.from({ length: 4 }, () => rawClient(server, 'bo', 'doc')));
		for (; sent < 12 && writers.every(({ closed }) => closed === null); sent++) {
			const other = new Y.Doc();
			writers[sent % 4]!.sendUpdate(updateOf(other, () => addParagraph(other, 'x'.repeat(1_000_000))));
			const witness = await rawClient(server, 'chi', 'doc');
			witness.sendStep1();
			await until(() => witness.step2s.length === 1, 'decided');
			witness.stop();
		}
		expect(writers.map(({ closed }) => closed?.code).filter(Boolean)).toEqual([CLOSE.tooLarge]);
		expect((await server.engine.read('doc')).update.length).toBeLessThanOrEqual(LIMITS.document);
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
