import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { forgetUnsent, sendBeforeLeaving } from './leave-outbox.ts';
import { noteWaiting, othersWait, somethingWaits } from './note-waiting.ts';
import { openMemoryStore } from './parcel-store.ts';
import type { Delivery, Parcel } from './parcel.ts';

const TAKEN: Delivery = { kind: 'taken', answer: null };
const LATER: Delivery = { kind: 'later', calm: false };
const REFUSED: Delivery = { kind: 'refused', refused: { code: 'conflict', reason: 'attendance-closed' } };
const parcel = (id: string): Parcel => ({ id, line: id, path: `/${id}`, body: 'V. A.' });

beforeEach(() => {
	const kept = new Map<string, string>();
	vi.stubGlobal('localStorage', {
		getItem: (key: string) => kept.get(key) ?? null,
		setItem: (key: string, value: string) => kept.set(key, value),
		removeItem: (key: string) => kept.delete(key),
		key: (at: number) => [...kept.keys()][at] ?? null,
		get length() {
			return kept.size;
		},
	});
});
afterEach(() => vi.unstubAllGlobals());

async function leftBy(person: string, ...ids: string[]) {
	const store = openMemoryStore();
	for (const id of ids) await store.add(parcel(id));
	noteWaiting(person, ids.length > 0);
	return { store, openParcels: async () => store };
}

test('HT54 leaving sends what waits, and then nothing of it is here', async () => {
	const { store, openParcels } = await leftBy('ada', 'a', 'b');
	const sent: string[] = [];
	const deliver = async ({ id }: Parcel) => {
		sent.push(id);
		return TAKEN;
	};
	expect(await sendBeforeLeaving('ada', { openParcels, deliver })).toBe(0);
	expect(sent.toSorted()).toEqual(['a', 'b']);
	expect(await store.all()).toEqual([]);
	expect(somethingWaits('ada')).toBe(false);
});

test('HT54 what could not be sent, or was refused, is counted and stays until it is given up', async () => {
	const { store, openParcels } = await leftBy('ada', 'a', 'b', 'c');
	const answers: Record<string, Delivery> = { a: TAKEN, b: REFUSED, c: LATER };
	const deliver = async ({ id }: Parcel) => answers[id]!;
	expect(await sendBeforeLeaving('ada', { openParcels, deliver })).toBe(2);
	expect(somethingWaits('ada')).toBe(true);
	await forgetUnsent('ada', openParcels);
	expect(await store.all()).toEqual([]);
	expect(somethingWaits('ada')).toBe(false);
});

test('HT54 a server that takes the connection and says nothing does not hold whoever leaves', async () => {
	vi.useFakeTimers();
	const { openParcels } = await leftBy('lea', 'a');
	const leaving = sendBeforeLeaving('lea', { openParcels, deliver: () => new Promise(() => {}) });
	await vi.runAllTimersAsync();
	expect(await leaving).toBe(1);
	vi.useRealTimers();
});

test('HT54 what waits of others is known, and not touched', async () => {
	const { openParcels } = await leftBy('ada', 'a');
	expect(othersWait('ada')).toBe(false);
	noteWaiting('ruth', true);
	expect(await sendBeforeLeaving('ada', { openParcels, deliver: async () => TAKEN })).toBe(0);
	expect([othersWait('ada'), somethingWaits('ruth')]).toEqual([true, true]);
});
