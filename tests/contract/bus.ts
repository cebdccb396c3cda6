import { describe, expect, test, vi } from 'vitest';
import type { DocumentMessage } from '../../server/bus/bus.ts';
import { event, numbersOf, type BusNode, type World } from './bus-worlds.ts';

const WITHIN = { timeout: 20_000, interval: 10 };
const upTo = (count: number) => Array.from({ length: count }, (_, n) => n);

/** Says something new until all of these have heard one of it: everything told before has then come, or never will. */
async function settle(from: BusNode, to: readonly BusNode[]): Promise<void> {
	let n = 0;
	await vi.waitFor(() => {
		from.bus.events.tell(event('settle', n++));
		for (const { heard } of to) expect(numbersOf(heard, 'settle').length).toBeGreaterThan(0);
	}, WITHIN);
}

/** What every bus between nodes keeps to. */
export function describeBusContract(name: string, open: () => Promise<World>): void {
	describe(`the bus of ${name}`, () => {
		test('BU1 what a node tells reaches every other node once, in its order, and not itself', async () => {
			await using world = await open();
			const [a, b, c] = await Promise.all([world.enter(), world.enter(), world.enter()]);
			for (const n of upTo(100)) {
				a.bus.events.tell(event('a', n));
				b.bus.events.tell(event('b', n));
			}
			await vi.waitFor(() => {
				expect(numbersOf(a.heard, 'b')).toEqual(upTo(100));
				expect(numbersOf(b.heard, 'a')).toEqual(upTo(100));
				for (const who of ['a', 'b']) expect(numbersOf(c.heard, who)).toEqual(upTo(100));
			}, WITHIN);
			expect([numbersOf(a.heard, 'a'), numbersOf(b.heard, 'b')]).toEqual([[], []]);
		});

		test('BU1 every kind of event arrives as it was told', async () => {
			await using world = await open();
			const [a, b] = await Promise.all([world.enter(), world.enter()]);
			const fact = { kind: 'erasure', of: 'x' } as const;
			const stream = 'association:salam' as const;
			const all = [
				{ kind: 'changed', topics: ['board', 'paper:p_1', 'board:network'] },
				{
					kind: 'entry',
					topic: `board:${stream}`,
					event: { stream, seq: 7, at: '2026-11-23T10:00:00.000Z', association: null, fact },
				},
				{ kind: 'rights', of: null },
				{ kind: 'rights', of: { person: 'somebody' } },
				{ kind: 'rights', of: { document: 'text' } },
				{ kind: 'document', document: 'text' },
			] as const;
			for (const each of all) a.bus.events.tell(each);
			await vi.waitFor(() => expect(b.heard.filter((each) => each !== 'lost')).toEqual(all), WITHIN);
		});

		test('BU2 when nothing fails, ten thousand events told at once arrive, and nobody hears of a loss', async () => {
			await using world = await open();
			const [a, b] = await Promise.all([world.enter(), world.enter()]);
			await settle(a, [b]);
			b.heard.length = 0;
			for (const n of upTo(10_000)) a.bus.events.tell(event('a', n));
			await vi.waitFor(() => expect(numbersOf(b.heard, 'a')).toHaveLength(10_000), WITHIN);
			expect(numbersOf(b.heard, 'a')).toEqual(upTo(10_000));
			expect(b.heard).not.toContain('lost');
		});

		test('BU3 a node that is slow to hear gets everything in order', async () => {
			await using world = await open();
			const [a, b] = await Promise.all([world.enter(), world.enter()]);
			const cell = new Int32Array(new SharedArrayBuffer(4));
			b.bus.events.listen({ hear: () => void Atomics.wait(cell, 0, 0, 1), lost() {} });
			for (const n of upTo(2_000)) a.bus.events.tell(event('a', n));
			await vi.waitFor(() => expect(numbersOf(b.heard, 'a')).toHaveLength(2_000), WITHIN);
			expect(numbersOf(b.heard, 'a')).toEqual(upTo(2_000));
		});

		test('BU4 what others told while a node was cut off it hears in its order, or hears of a loss after it', async () => {
			await using world = await open();
			const [a, b] = await Promise.all([world.enter(), world.enter()]);
			await settle(a, [b]);
			b.heard.length = 0;
			b.cut();
			for (const n of upTo(50)) a.bus.events.tell(event('a', n));
			b.mend();
			await vi.waitFor(() => {
				if (!b.heard.includes('lost')) expect(numbersOf(b.heard, 'a')).toEqual(upTo(50));
			}, WITHIN);
			const order = numbersOf(b.heard, 'a');
			expect(order).toEqual(order.toSorted((one, other) => one - other));
		});

		test('BU5 what a node told while it was cut off is dropped, and the others hear of a loss', async () => {
			await using world = await open();
			const [a, b, c] = await Promise.all([world.enter(), world.enter(), world.enter()]);
			await settle(a, [b, c]);
			a.cut();
			await vi.waitFor(() => expect(a.bus.probe()).rejects.toThrow(), WITHIN);
			for (const each of [b, c]) each.heard.length = 0;
			for (const n of upTo(3)) a.bus.events.tell(event('a', n));
			a.mend();
			await vi.waitFor(() => expect([b, c].every(({ heard }) => heard.includes('lost'))).toBe(true), WITHIN);
			await settle(a, [b, c]);
			expect([...numbersOf(b.heard, 'a'), ...numbersOf(c.heard, 'a')]).toEqual([]);
		});

		test('BU6 a message about a document reaches the nodes that joined it, as long as they do, and not its teller', async () => {
			await using world = await open();
			const [a, b, c] = await Promise.all([world.enter(), world.enter(), world.enter()]);
			const got = new Map<BusNode, DocumentMessage[]>([a, b, c].map((node) => [node, []]));
			a.bus.documents.join('one', (message) => got.get(a)!.push(message));
			const leave = b.bus.documents.join('one', (message) => got.get(b)!.push(message));
			c.bus.documents.join('other', (message) => got.get(c)!.push(message));
			let n = 0;
			const tell = () => a.bus.documents.tell('one', { kind: 'who', node: `${n++}` });
			await vi.waitFor(() => {
				tell();
				expect(got.get(b)!.length).toBeGreaterThan(0);
			}, WITHIN);
			expect([got.get(a), got.get(c)]).toEqual([[], []]);
			leave();
			const before = got.get(b)!.length;
			const again: DocumentMessage[] = [];
			const leaveAgain = b.bus.documents.join('two', (message) => again.push(message));
			await vi.waitFor(() => {
				tell();
				a.bus.documents.tell('two', { kind: 'who', node: 'x' });
				expect(again.length).toBeGreaterThan(0);
			}, WITHIN);
			leaveAgain();
			expect(got.get(b)).toHaveLength(before);
		});

		test('BU7 updates and presence arrive bit for bit', async () => {
			await using world = await open();
			const [a, b] = await Promise.all([world.enter(), world.enter()]);
			const bytes = Uint8Array.from({ length: 3_000 }, (_, n) => (n * 7) % 256);
			const all: DocumentMessage[] = [
				{
					kind: 'updates',
					after: 4_294_967_296,
					updates: [
						{ bytes, person: 'Zoé', claims: [4_294_967_295, 0] },
						{ bytes: new Uint8Array(), person: null, claims: [] },
					],
				},
				{ kind: 'presence', node: 'n', frame: bytes.subarray(0, 300) },
				{ kind: 'who', node: 'n' },
			];
			const got: DocumentMessage[] = [];
			b.bus.documents.join('text', (message) => got.push(message));
			const ready = { kind: 'who', node: 'ready' } as const;
			await vi.waitFor(() => {
				a.bus.documents.tell('text', ready);
				expect(got.length).toBeGreaterThan(0);
			}, WITHIN);
			for (const message of all) a.bus.documents.tell('text', message);
			const rest = () => got.filter((each) => each.kind !== 'who' || each.node !== 'ready');
			await vi.waitFor(() => expect(rest()).toHaveLength(all.length), WITHIN);
			expect(JSON.stringify(rest().map(plain))).toBe(JSON.stringify(all.map(plain)));
		});

		test('BU8 a node that leaves with a goodbye is missed by nobody, and hears nothing more', async () => {
			await using world = await open();
			const [a, b] = await Promise.all([world.enter(), world.enter()]);
			await settle(a, [b]);
			a.bus.events.tell(event('a', 0));
			await vi.waitFor(() => expect(numbersOf(b.heard, 'a')).toEqual([0]), WITHIN);
			b.heard.length = 0;
			await a.bus.close();
			const before = a.heard.length;
			const c = await world.enter();
			await settle(b, [c]);
			await settle(c, [b]);
			expect(b.heard).not.toContain('lost');
			expect(a.heard).toHaveLength(before);
		});
	});
}

/** Bytes compared as such, of whatever class. */
function plain(message: DocumentMessage): unknown {
	if (message.kind === 'presence') return { ...message, frame: [...message.frame] };
	if (message.kind !== 'updates') return message;
	return { ...message, updates: message.updates.map((each) => ({ ...each, bytes: [...each.bytes] })) };
}
