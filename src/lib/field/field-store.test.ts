import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sendAll } from '#lib/outbox/send-all.ts';
import type { Delivery, Parcel } from '#lib/outbox/parcel.ts';
import type { Draft } from './draft.ts';
import { openMemoryField, type FieldStore } from './field-store.ts';
import { toParcel, type KeptReport } from './report-parcel.ts';

const draft = (id: string, n = 1): Draft => ({
	id,
	turn: 1,
	site: {
		id: 'a',
		name: 'A',
		form: { number: 1, items: [{ id: 'meals', kind: 'count', label: {}, when: null }] },
	},
	association: 'salam',
	level: 'network',
	visitedOn: '2013-05-14',
	visitedAt: null,
	answers: { meals: { kind: 'count', n } },
	remark: '',
	round: null,
	harmless: [],
	device: { createdAt: '2013-05-14T10:00:00.000Z', offset: 120 },
});
const receiptFor = ({ receipt }: Parcel): Delivery => ({
	kind: 'taken',
	answer: { ...receipt, seq: 1, receivedAt: '2013-05-14T10:05:00.000Z' },
});
const send = (store: FieldStore, deliver: (parcel: Parcel) => Promise<Delivery>) =>
	sendAll({ store: store.parcels, deliver, onTaken() {}, onRefused() {} });
const waiting = async (store: FieldStore) => (await store.parcels.all()) as KeptReport[];

describe('of one draft one report is made', () => {
	test('BD43 a tab that missed a writing writes no more, and makes no report of it', async () => {
		const store = openMemoryField();
		expect(await store.keep(draft('d'))).toBe(true);
		expect(await store.keep({ ...draft('d', 2), turn: 2 })).toBe(true);
		expect(await store.keep({ ...draft('d', 3), turn: 2 })).toBe(false);
		expect(await store.save(draft('d', 3), toParcel(draft('d', 3)))).toBe(false);
		expect(await store.drafts()).toMatchObject([{ turn: 2, answers: { meals: { n: 2 } } }]);
		expect(await waiting(store)).toEqual([]);
	});

	test('BD43 the second tab that saves the same draft makes no second report', async () => {
		const store = openMemoryField();
		await store.keep(draft('d'));
		expect(await store.save(draft('d'), toParcel(draft('d')))).toBe(true);
		expect(await store.save(draft('d'), toParcel(draft('d', 9)))).toBe(false);
		expect(await store.keep({ ...draft('d', 9), turn: 2 })).toBe(false);
		expect(await waiting(store)).toMatchObject([{ id: 'd', draft: { answers: { meals: { n: 1 } } } }]);
		expect(await store.drafts()).toEqual([]);
	});

	test('BD44 a report taken back to be changed keeps its id and is one draft again, or one report', async () => {
		const store = openMemoryField();
		await store.keep(draft('d'));
		await store.save(draft('d'), toParcel(draft('d')));
		const [report] = await waiting(store);
		expect(await store.takeBack(report!)).toBe(true);
		expect([(await waiting(store)).length, (await store.drafts()).length]).toEqual([0, 1]);
		expect(await store.takeBack(report!)).toBe(false);
		const [back] = await store.drafts();
		expect(await store.save(back!, toParcel({ ...back!, answers: { meals: { kind: 'count', n: 5 } } }))).toBe(
			true,
		);
		expect(await waiting(store)).toMatchObject([{ id: 'd', body: { answers: { meals: { n: 5 } } } }]);
	});

	test('BD44 the receipt for what was sent before a change does not take the change away', async () => {
		const store = openMemoryField();
		await store.keep(draft('d'));
		await store.save(draft('d'), toParcel(draft('d')));
		await send(store, async (parcel) => {
			const [report] = await waiting(store);
			await store.takeBack(report!);
			const [back] = await store.drafts();
			await store.save(back!, toParcel({ ...back!, answers: { meals: { kind: 'count', n: 5 } } }));
			return receiptFor(parcel);
		});
		expect(await waiting(store)).toMatchObject([{ id: 'd', body: { answers: { meals: { n: 5 } } } }]);
	});
});

describe('reports that wait', () => {
	test('BD41 one that is refused holds back no other', async () => {
		const store = openMemoryField();
		for (const id of ['a', 'b', 'c']) await store.parcels.add(toParcel(draft(id)));
		const refused = { code: 'forbidden', reason: 'forbidden' };
		await send(store, async (parcel) =>
			parcel.id === 'a' ? { kind: 'refused', refused } : receiptFor(parcel),
		);
		expect(await waiting(store)).toMatchObject([{ id: 'a', refused }]);
		expect((await store.sent()).map(({ id }) => id)).toEqual(['b', 'c']);
	});

	test('BD45 of what was sent only id, time and who saw it stay, and for a day (protection 12)', async () => {
		const store = openMemoryField();
		await store.parcels.add(toParcel(draft('a')));
		await send(store, async (parcel) => receiptFor(parcel));
		expect(await store.sent()).toEqual([{ id: 'a', at: '2013-05-14T10:05:00.000Z', seenBy: 0 }]);
		await store.noteSeen('a', 3);
		expect(await store.sent()).toMatchObject([{ seenBy: 3 }]);
		await store.forgetSent('2013-05-14T10:05:00.000Z');
		expect(await store.sent()).toHaveLength(1);
		await store.forgetSent('2013-05-14T10:05:00.001Z');
		expect(await store.sent()).toEqual([]);
	});

	test('BD46 however the line fails, each report is received once and none leaves before', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 1, max: 8 }),
				fc.array(fc.constantFrom('request lost', 'answer lost', 'portal', 'received'), { maxLength: 30 }),
				async (count, lucks) => {
					const store = openMemoryField();
					const server = new Set<string>();
					for (let n = 0; n < count; n += 1) await store.parcels.add(toParcel(draft(`r${n}`, n)));
					for (let turn = 0; turn < 40 && (await waiting(store)).length > 0; turn += 1) {
						await send(store, async (parcel) => {
							const luck = lucks.shift() ?? 'received';
							if (luck === 'answer lost' || luck === 'received') server.add(parcel.id);
							return luck === 'received' ? receiptFor(parcel) : { kind: 'later', calm: false };
						});
						const kept = new Set((await waiting(store)).map(({ id }) => id));
						const sent = new Set((await store.sent()).map(({ id }) => id));
						for (let n = 0; n < count; n += 1) {
							expect(kept.has(`r${n}`)).toBe(!sent.has(`r${n}`));
							if (sent.has(`r${n}`)) expect(server.has(`r${n}`)).toBe(true);
						}
					}
					expect(server.size).toBe(count);
				},
			),
		);
	});
});
