import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Entry } from '#lib/domain/board/entry.ts';
import { can } from '#lib/domain/can.ts';
import type { Stream } from '#lib/domain/board/stream.ts';
import { parisWallClock } from '#lib/domain/time/paris-time.ts';
import type { BoardNews } from '#lib/protocol/views/board.ts';
import { contextOf } from '../../../server/board/create-board.ts';
import { tellLine } from '../../../server/board/view/tell-line.ts';
import { memberships, pairId } from '../../../server/network/collections.ts';
import type { Person } from '../../support/board-house.ts';
import { randomFrom, seedOf } from '../sync/random.ts';
import { openLiveHouse, openSpy, type LiveHouse, type Spy } from './live-house.ts';
import { PLANTED, randomLines } from './random-lines.ts';

const seed = seedOf('BOARD_SEED');
console.log(`BOARD_SEED=${seed}`);

const STREAMS: readonly Stream[] = [
	...(['network', 'group:sante', 'group:politique'] as const),
	...(['association:salam', 'association:auberge', 'association:emmaus'] as const),
];
const TOPICS = STREAMS.map((stream) => `board:${stream}` as const);
const SPIES = [
	...(['coordination', 'salam', 'salamReferent', 'auberge', 'emmaus', 'ligue', 'nobody'] as const),
] satisfies Person[];

let house: LiveHouse;
let ahead: number;
beforeEach(async () => {
	ahead = 0;
	// a clock that runs with the changes, so that sockets may ask again as often as this test lets them
	house = await openLiveHouse({ now: () => Date.now() + ahead });
}, 60_000);
afterEach(() => house?.close());

const id = async (who: Person) => {
	const actor = await house.as(who);
	return actor.kind === 'person' ? actor.id : '';
};
const network = () => house.services.network;
const seat = async (who: Person, seated: boolean) =>
	network().seat(await house.as('coordination'), 'sante', await id(who), seated);
const leave = async (who: Person, association: string) =>
	network().removeMember(await house.as('coordination'), association, await id(who));
async function enter(who: Person, association: string): Promise<void> {
	const person = await id(who);
	const since = new Date(house.services.now()).toISOString();
	const { records } = house.services.storage;
	await records.insert(memberships, pairId(association, person), {
		person,
		association,
		role: 'member',
		since,
	});
	house.services.live.recheck(person);
}
const withdraw = async () =>
	house.services.board.agreement.withdraw(await house.as('salamReferent'), 'salam');
const accept = async () => house.services.board.agreement.accept(await house.as('salamReferent'), 'salam', 1);

async function readable(who: Person): Promise<readonly Stream[]> {
	const [actor, facts] = await Promise.all([house.as(who), house.services.board.facts()]);
	return STREAMS.filter((stream) => can(actor, 'stream.read', { ...facts, stream }));
}

const log = () => contextOf({ ...house.services, ...house.services.storage } as never).log;
const siteFact = (name: string) => ({ kind: 'site', id: name, site: house.sites[0].id }) as const;
const append = (stream: Stream, name: string) =>
	log().append({ stream, by: null, association: null, fact: siteFact(name) });

describe('who is told what', () => {
	test('BD80 each role may watch the streams that it may read and no other; nobody without a session (protection 10)', async () => {
		await seat('salam', true);
		for (const who of SPIES) {
			const spy = await house.spy(who);
			const expected = (await readable(who)).map((stream) => `board:${stream}`);
			expect([who, (await spy.watch(TOPICS)).toSorted()]).toEqual([who, expected.toSorted()]);
		}
		expect(await readable('salam')).toEqual(['network', 'group:sante', 'association:salam']);
		expect(await readable('emmaus')).toEqual(['association:emmaus']);
		expect(await readable('nobody')).toEqual([]);
		const stranger = openSpy(house.address, '');
		const refused = await new Promise((resolve) => stranger.socket.once('connect_error', resolve));
		expect(String(refused)).toContain('signed-out');
		stranger.socket.close();
	});

	test('BD81 over a hundred thousand random events and changes of rights, a spy of every role receives nothing that it may not read at that moment (protection 10)', async () => {
		const EVENTS = 100_000;
		const random = randomFrom(seed);
		const next = randomLines(random, {
			streams: STREAMS,
			sites: house.sites.map((site) => site.id),
			sector: house.sector.id,
			associations: ['salam', 'auberge', 'emmaus'],
			today: parisWallClock(Date.now()).date,
		});
		const spies = new Map<Person, Spy>();
		const allowed = new Map<Person, readonly Stream[]>();
		const told = new Map<Person, Set<string>>();
		for (const who of SPIES) {
			const spy = await house.spy(who);
			spies.set(who, spy);
			told.set(who, new Set());
			await spy.watch(TOPICS);
		}
		const look = async () => {
			for (const who of SPIES) allowed.set(who, await readable(who));
		};
		await look();

		let salamIsIn = true;
		let agreed = true;
		const seated = new Set<Person>();
		const changes = [
			async () => {
				const who = salamIsIn && random(2) ? 'salam' : 'auberge';
				await seat(who, !seated.delete(who) && !!seated.add(who));
			},
			async () => {
				salamIsIn = !salamIsIn;
				await (salamIsIn ? enter('salam', 'salam') : leave('salam', 'salam'));
			},
			async () => {
				agreed = !agreed;
				await (agreed ? accept() : withdraw());
			},
		];
		let changed = 0;
		const heads = new Map<Stream, number>();
		const at = new Date().toISOString();
		for (let n = 0; n < EVENTS; n++) {
			if (n % 400 === 399) {
				ahead += 10_000;
				// asked while rights change: what is granted must be what holds afterwards
				const asked = [...spies.values()].map((spy) => spy.watch(TOPICS));
				await changes[random(changes.length)]!();
				changed++;
				await look();
				if (random(2)) await Promise.all(asked);
			}
			const line = next();
			const seq = (heads.get(line.stream) ?? 0) + 1;
			heads.set(line.stream, seq);
			for (const who of SPIES)
				if (allowed.get(who)!.includes(line.stream)) told.get(who)!.add(`${line.stream}/${seq}`);
			tellLine(house.services.live, { ...line, seq, at } as Entry);
			if (n % 50 === 0) await new Promise((resolve) => setImmediate(resolve));
		}
		console.log(`events: ${EVENTS}, changes of rights: ${changed}`);

		for (const [who, spy] of spies) {
			ahead += 60_000;
			expect([who, (await spy.watch(TOPICS)).toSorted()]).toEqual([
				who,
				allowed
					.get(who)!
					.map((stream) => `board:${stream}`)
					.toSorted(),
			]);
			const wrong = spy.entries.filter(({ stream, seq }) => !told.get(who)!.has(`${stream}/${seq}`));
			expect([who, wrong.length, wrong[0]]).toEqual([who, 0, undefined]);
			expect(spy.raw.join('\n')).not.toContain(PLANTED);
		}
		// and they did hear: otherwise this proves nothing
		expect(spies.get('coordination')!.entries.length).toBeGreaterThan(EVENTS / 4);
		for (const who of ['salam', 'auberge', 'salamReferent', 'emmaus'] as const)
			expect([who, spies.get(who)!.entries.length > EVENTS / 100]).toEqual([who, true]);
		for (const who of ['ligue', 'nobody'] as const) expect(spies.get(who)!.entries).toEqual([]);
	}, 300_000);

	test.each([
		['the membership ended', 'network', () => leave('salam', 'salam')],
		['the agreement withdrawn', 'network', () => withdraw()],
		['the group left', 'group:sante', () => seat('salam', false)],
		['the session ended', 'network', async () => house.services.identity.endSessions(await id('salam'))],
	] as const)(
		'BD82 %s: from the moment that it is answered no event of the stream is sent, and the board is told (protection 11)',
		async (_, stream, revoke) => {
			await seat('salam', true);
			const [spy, other] = [await house.spy('salam'), await house.spy('coordination')];
			await Promise.all([spy.watch(TOPICS), other.watch(TOPICS)]);
			await append(stream, 'before');
			await spy.until(() => spy.entries.length === 1);
			const gone = new Promise((resolve) => spy.socket.once('disconnect', resolve));

			await revoke();
			await append(stream, 'AFTER-IT');
			await Promise.race([gone, spy.until(() => spy.withdrawn.includes(`board:${stream}`))]);
			ahead += 10_000;
			expect(await other.watch(TOPICS)).toContain(`board:${stream}`);
			await append(stream, 'AFTER-IT-TOO');
			await other.until(() => other.raw.join().includes('AFTER-IT-TOO'));
			expect(spy.raw.join('\n')).toContain('before');
			expect(spy.raw.join('\n')).not.toContain('AFTER-IT');
		},
	);

	test('BD82 whose rights changed and who may still read is told to ask for what came meanwhile', async () => {
		const spy = await house.spy('auberge');
		await spy.watch(TOPICS);
		await withdraw();
		await append('network', 'while-it-was-asked');
		await spy.until(() => spy.changed.includes('board:network'));
		await append('network', 'afterwards');
		await spy.until(() => spy.entries.some(({ fact }) => 'id' in fact && fact.id === 'afterwards'));
		const news = (await (
			await house.ask('auberge', '/api/v1/board/events?cursor=network.0,association:auberge.0')
		).json()) as BoardNews;
		const ids = news.events.map(({ fact }) => ('id' in fact ? fact.id : ''));
		expect(ids.slice(-2)).toEqual(['while-it-was-asked', 'afterwards']);
	});
});

describe('a gap', () => {
	test('BD83 who lost the right while away gets no byte of later lines on coming back, by socket or by asking (protection 11)', async () => {
		const spy = await house.spy('salam');
		await spy.watch(TOPICS);
		await append('network', 'before');
		await spy.until(() => spy.entries.length === 1);
		const { cursor } = await house.services.board.view
			.read(await house.as('salam'))
			.then(({ state }) => state);

		spy.socket.disconnect();
		await append('network', 'SECRET-1');
		await leave('salam', 'salam');
		await append('network', 'SECRET-2');
		spy.socket.connect();
		await new Promise<void>((resolve) => spy.socket.once('connect', resolve));
		expect(spy.socket.recovered).not.toBe(true);
		expect(await spy.watch(TOPICS)).toEqual([]);
		await append('network', 'SECRET-3');
		expect(await spy.watch(TOPICS)).toEqual([]);
		expect(spy.raw.join('\n')).not.toContain('SECRET');

		const asked = await house.ask('salam', `/api/v1/board/events?cursor=network.${cursor.network}`);
		expect([asked.status, (await asked.text()).includes('SECRET')]).toEqual([404, false]);
	});

	test('BD83 who keeps the right gets nothing again by itself: what was missed is asked for, by the rights of then', async () => {
		await seat('salam', true);
		const spy = await house.spy('salam');
		await spy.watch(TOPICS);
		const { state } = await house.services.board.view.read(await house.as('salam'));
		spy.socket.io.engine.close();
		await append('network', 'missed');
		await append('group:sante', 'SECRET');
		await seat('salam', false);
		await new Promise<void>((resolve) =>
			spy.socket.connected ? resolve() : void spy.socket.once('connect', resolve),
		);
		expect(spy.socket.recovered).not.toBe(true);
		await spy.watch(TOPICS);
		expect(spy.raw.join('\n')).not.toContain('missed');
		const cursor = Object.entries(state.cursor).map(([stream, seq]) => `${stream}.${seq}`);
		expect(cursor.join()).toContain('group:sante');
		const text = await (await house.ask('salam', `/api/v1/board/events?cursor=${cursor.join(',')}`)).text();
		expect(text).toContain('missed');
		expect(text).not.toContain('SECRET');
		expect(text).not.toContain('group:sante');
	});
});
