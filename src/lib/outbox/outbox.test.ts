import { afterEach, describe, expect, test, vi } from 'vitest';
import { openMemoryStore } from './parcel-store.ts';
import type { Delivery, Parcel } from './parcel.ts';
import { openOutbox, type Outbox, type OutboxOptions } from './outbox.ts';

const TAKEN: Delivery = { kind: 'taken', answer: 'answered' };
const LATER: Delivery = { kind: 'later', calm: false };
const parcel = (id: string, line = id): Parcel => ({ id, line, path: `/${line}`, body: id });
const opened: Outbox[] = [];
let people = 0;
afterEach(() => {
	for (const outbox of opened.splice(0)) outbox.close();
	vi.useRealTimers();
});

/** Each test is another person: outboxes of one find each other. */
const somebody = () => `person ${(people += 1)}`;
function open(options: Partial<OutboxOptions> & { person: string }): Outbox {
	const outbox = openOutbox({ store: Promise.resolve(openMemoryStore()), ...options });
	opened.push(outbox);
	return outbox;
}
const rest = (outbox: Outbox) =>
	vi.waitFor(() => expect([outbox.state, outbox.parcels.length]).toEqual(['resting', 0]));

describe('an outbox', () => {
	test('GA117 sends what is put in, and shows the answer before the parcel is gone', async () => {
		const seen: unknown[] = [];
		const outbox: Outbox = open({
			person: somebody(),
			deliver: async () => TAKEN,
			onTaken: ({ id }, answer) => seen.push([id, answer, outbox.parcels.length]),
		});
		outbox.put(parcel('a'));
		expect(outbox.parcels).toHaveLength(1);
		await rest(outbox);
		expect(seen).toEqual([['a', 'answered', 1]]);
	});

	test('GA118 tries again by itself, waiting longer each time, until somebody answers', async () => {
		vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
		const answers = [LATER, LATER, LATER, TAKEN];
		let attempts = 0;
		const outbox = open({ person: somebody(), deliver: async () => answers[attempts++]! });
		outbox.put(parcel('a'));
		for (const count of [1, 2, 3]) {
			await vi.waitFor(() => expect([attempts, outbox.state]).toEqual([count, 'waiting']));
			await vi.runOnlyPendingTimersAsync();
		}
		await rest(outbox);
		expect(attempts).toBe(4);
	});

	test('GA118 two pages of one person send each parcel once, and both hear the answer', async () => {
		const person = somebody();
		const shared = openMemoryStore();
		const store = Promise.resolve({ ...shared, close: () => {} });
		const sent: string[] = [];
		let sending = 0;
		const deliver = async ({ id }: Parcel): Promise<Delivery> => {
			expect((sending += 1)).toBeLessThanOrEqual(4);
			await new Promise((resolve) => setImmediate(resolve));
			sending -= 1;
			sent.push(id);
			return TAKEN;
		};
		const heard: string[][] = [[], []];
		const pages = [0, 1].map((n) =>
			open({ person, store, deliver, onTaken: ({ id }) => heard[n]!.push(id) }),
		);
		const ids = Array.from({ length: 12 }, (_, n) => `p${n}`);
		for (const [n, id] of ids.entries()) pages[n % 2]!.put(parcel(id));
		await Promise.all(pages.map(rest));
		expect(sent.toSorted()).toEqual(ids.toSorted());
		await vi.waitFor(() => {
			for (const each of heard) expect([...new Set(each)].toSorted()).toEqual(ids.toSorted());
		});
	});

	test('GA119 what is refused stays until somebody tries again or gives it up', async () => {
		let allowed = false;
		const refused = { code: 'conflict', reason: 'attendance-closed' };
		const outbox = open({
			person: somebody(),
			deliver: async () => (allowed ? TAKEN : { kind: 'refused', refused }),
		});
		outbox.put(parcel('a'));
		outbox.put(parcel('b'));
		await vi.waitFor(() => expect(outbox.parcels).toMatchObject([{ refused }, { refused }]));
		expect(outbox.state).toBe('resting');
		allowed = true;
		await outbox.retry();
		await rest(outbox);

		allowed = false;
		outbox.put(parcel('c'));
		await vi.waitFor(() => expect(outbox.parcels).toMatchObject([{ refused }]));
		await outbox.giveUp();
		await rest(outbox);
	});

	test('GA119 a session that ended is said and tried again, nothing is lost', async () => {
		vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
		let back = false;
		const outbox = open({
			person: somebody(),
			deliver: async () => (back ? TAKEN : { kind: 'signed-out' }),
		});
		outbox.put(parcel('a'));
		await vi.waitFor(() => expect(outbox.state).toBe('signed-out'));
		expect(outbox.parcels).toHaveLength(1);
		back = true;
		await vi.runOnlyPendingTimersAsync();
		await rest(outbox);
	});

	test('GA117 what the device refuses to keep stays in sight and is tried again', async () => {
		vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
		vi.spyOn(console, 'error').mockImplementation(() => {});
		const memory = openMemoryStore();
		let full = true;
		const store = Promise.resolve({
			...memory,
			durable: true,
			add: async (each: Parcel) => {
				if (full) throw new Error('no room');
				await memory.add(each);
			},
		});
		const outbox = open({ person: somebody(), store, deliver: async () => TAKEN });
		outbox.put(parcel('a'));
		await vi.waitFor(() => expect(outbox.state).toBe('waiting'));
		expect([outbox.parcels.length, outbox.isKept('a')]).toEqual([1, false]);
		full = false;
		await vi.runOnlyPendingTimersAsync();
		await rest(outbox);
	});
});
