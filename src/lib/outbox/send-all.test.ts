import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Delivery, Parcel } from './parcel.ts';
import { openMemoryStore } from './parcel-store.ts';
import { sendAll } from './send-all.ts';

const parcel = (id: string, line = 'line'): Parcel => ({ id, line, path: `/${line}`, body: id });
const TAKEN: Delivery = { kind: 'taken', answer: null };

/** A store with these parcels, and a server that answers as told, for each attempt in turn. */
async function open(parcels: readonly Parcel[], answers: (parcel: Parcel) => Delivery = () => TAKEN) {
	const store = openMemoryStore();
	for (const each of parcels) await store.add(each);
	const sent: string[] = [];
	const taken: string[] = [];
	const send = () =>
		sendAll({
			store,
			deliver: async (each) => {
				sent.push(each.id);
				await new Promise((resolve) => setImmediate(resolve));
				return answers(each);
			},
			onTaken: ({ id }) => taken.push(id),
			onRefused: () => {},
		});
	const left = async () => (await store.all()).map(({ id }) => id);
	return { store, send, sent, taken, left };
}

describe('sending what waits', () => {
	test('GA117 each line leaves in its order, and nothing before the answer, however the connection fails', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.nat({ max: 5 }), { minLength: 1, maxLength: 20 }),
				fc.array(fc.constantFrom('request lost', 'answer lost', 'taken'), { minLength: 1, maxLength: 30 }),
				async (lines, lucks) => {
					const server: string[] = [];
					let attempts = 0;
					const parcels = lines.map((line, n) => parcel(`${line}-${String(n).padStart(3, '0')}`, `${line}`));
					const { send, left } = await open(parcels, ({ id }) => {
						const luck = lucks[(attempts += 1) - 1] ?? 'taken';
						if (luck !== 'request lost' && !server.includes(id)) server.push(id);
						return luck === 'taken' ? TAKEN : { kind: 'later', calm: false };
					});
					for (let turn = 0; (await left()).length > 0; turn += 1) {
						await send();
						// what the server does not have is still here
						const kept = await left();
						for (const { id } of parcels) expect(server.includes(id) || kept.includes(id)).toBe(true);
						expect(turn).toBeLessThan(40);
					}
					for (const line of new Set(lines)) {
						const own = parcels.map(({ id }) => id).filter((id) => id.startsWith(`${line}-`));
						expect(server.filter((id) => id.startsWith(`${line}-`))).toEqual(own);
					}
				},
			),
		);
	});

	test('GA117 the same parcel put in twice is there once', async () => {
		const { send, sent } = await open([parcel('a'), parcel('a')]);
		await send();
		expect(sent).toEqual(['a']);
	});

	test('GA119 a refused parcel stays with its reason and holds its line back, no other', async () => {
		const refused = { code: 'conflict', reason: 'attendance-closed' };
		const { send, sent, store, taken } = await open(
			[parcel('a1', 'a'), parcel('a2', 'a'), parcel('b1', 'b')],
			({ id }) => (id === 'a1' ? { kind: 'refused', refused } : TAKEN),
		);
		expect(await send()).toBeNull();
		expect(taken).toEqual(['b1']);
		expect((await store.all()).map((each) => [each.id, each.refused])).toEqual([
			['a1', refused],
			['a2', null],
		]);
		await send();
		expect(sent.filter((id) => id.startsWith('a'))).toEqual(['a1']);
	});

	test('GA119 a session that ended stops everything and loses nothing', async () => {
		const parcels = Array.from({ length: 20 }, (_, n) => parcel(`p${n}`, `line ${n}`));
		const { send, sent, left } = await open(parcels, () => ({ kind: 'signed-out' }));
		expect(await send()).toEqual({ kind: 'signed-out' });
		expect(sent.length).toBeLessThan(5);
		expect(await left()).toHaveLength(20);
	});
});
