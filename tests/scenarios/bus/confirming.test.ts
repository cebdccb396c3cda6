import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test, vi } from 'vitest';
import type { Actor } from '#lib/domain/actor.ts';
import type { BoardEvent } from '#lib/domain/board/board-event.ts';
import { createLive } from '../../../server/live/create-live.ts';
import { openSpy } from '../board/live-house.ts';

const WITHIN = { timeout: 20_000, interval: 10 };
const SOMEBODY: Actor = {
	...{ kind: 'person', at: '2026-11-23T10:00:00.000Z', id: 'somebody', name: 'S.' },
	...{ coordinator: false, memberships: [], groups: [], mandates: [] },
};
const LINE: BoardEvent = {
	...{ stream: 'network', seq: 1, at: '2026-11-23T10:00:00.000Z', association: null },
	fact: { kind: 'erasure', of: 'x' },
};

type Store = 'there' | 'away' | 'silent';

/** A gateway whose looks this test makes itself, over a store that it can take away. */
async function openGateway({ lookEvery = 3_600_000, answerWithin = 5_000 } = {}) {
	const store = { is: 'there' as Store, asked: 0 };
	const ask = async <T>(answer: T): Promise<T> => {
		store.asked += 1;
		if (store.is === 'away') throw new Error('away');
		if (store.is === 'silent') await new Promise(() => {});
		return answer;
	};
	const live = createLive({
		actorOf: () => ask(SOMEBODY),
		mayWatch: () => ask(true),
		originAllowed: () => true,
		bus: { tell() {} },
		settings: { lookEvery, answerWithin, catchUpWithin: 100 },
		now: Date.now,
	});
	const http = createServer();
	http.on('upgrade', (request, socket, head) => live.handleUpgrade(request, socket, head));
	await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
	const spy = openSpy(`http://127.0.0.1:${(http.address() as AddressInfo).port}`, 'any');
	await new Promise<void>((resolve) => spy.socket.once('connect', () => resolve()));
	await spy.watch(['papers', 'board:network']);
	const closed = new Promise<string>((resolve) => spy.socket.once('disconnect', resolve));
	return {
		...{ live, spy, store, closed },
		async [Symbol.asyncDispose]() {
			spy.socket.close();
			await live.close();
			http.closeAllConnections();
			await new Promise((resolve) => http.close(resolve));
		},
	};
}

test('BU29 a look in vain holds the streams of the board and keeps the socket; the next that confirms lets both go on', async () => {
	await using gateway = await openGateway();
	const { live, spy, store } = gateway;
	store.is = 'away';
	const { asked } = store;
	live.recheckAll();
	await vi.waitFor(() => expect(store.asked).toBe(asked + 1), WITHIN);
	live.tell('board:network', LINE);
	live.announce(['papers']);
	await spy.until(() => spy.changed.includes('papers'));
	expect([spy.entries, spy.withdrawn]).toEqual([[], []]);
	store.is = 'there';
	live.recheckAll();
	await spy.until(() => spy.changed.includes('board:network'));
	live.tell('board:network', LINE);
	await spy.until(() => spy.entries.length === 1);
});

test('BU29 two looks in vain, one after the other, close the socket', async () => {
	await using gateway = await openGateway();
	const { live, spy, store, closed } = gateway;
	store.is = 'away';
	live.recheckAll();
	live.announce(['papers']);
	await spy.until(() => spy.changed.includes('papers'));
	expect(spy.socket.connected).toBe(true);
	live.recheckAll();
	expect(await closed).toBe('io server disconnect');
});

test('BU29 a store that does not answer at all confirms nothing either', async () => {
	await using gateway = await openGateway({ lookEvery: 300, answerWithin: 50 });
	gateway.store.is = 'silent';
	expect(await gateway.closed).toBe('io server disconnect');
});

test('BU24 from the moment of a loss until rights are confirmed no line of the board is told, and pages ask for everything', async () => {
	await using gateway = await openGateway();
	const { live, spy } = gateway;
	live.lost();
	live.lost();
	live.tell('board:network', LINE);
	await spy.until(() =>
		['papers', 'board:network', 'person:somebody'].every((topic) => spy.changed.includes(topic)),
	);
	expect(spy.entries).toEqual([]);
	expect(spy.changed.toSorted()).toEqual(['board:network', 'papers', 'person:somebody']);
	live.tell('board:network', LINE);
	await spy.until(() => spy.entries.length === 1);
});
