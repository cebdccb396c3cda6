import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { readRemovedRounds, readRounds } from '#lib/domain/board/read-rounds.ts';
import {
	aimRound,
	bringBackRound,
	moveRound,
	planRound,
	takeOutRound,
	type RoundChange,
} from '#lib/domain/board/round-change.ts';
import { daysOfWeek, weekOf } from '#lib/domain/board/round-week.ts';
import { ROUND_PURPOSES, roundsDocument, type Round } from '#lib/domain/board/round.ts';
import { ROUNDS_ROOT } from '#lib/domain/board/rounds-structure.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { daysLater } from '#lib/domain/time/paris-time.ts';
import { newRoundId } from '#lib/plan/new-thing-id.ts';
import { applyRoundChanges, roundFieldsOf } from '#lib/plan/rounds.ts';
import { CLOSE } from '#lib/protocol/sync.ts';
import { openBoardHouse, type BoardHouse, type Person } from '../../support/board-house.ts';
import { cookieOf } from '../network/bench.ts';
import { fingerprint } from '../sync/fingerprint.ts';
import { randomFrom, seedOf } from '../sync/random.ts';
import { rawClient, until, updateOf, type RawClient } from '../sync/support.ts';
import { reportsOf } from './reports-house.ts';

const PASSWORD = 'une table de vingt places';
const ID = 'v00000000001';

let house: BoardHouse;
let http: Server;
/** Each test has a week of its own, ahead of the one that it is. */
let monday = '2013-05-20';
let thursday: string;
let document: string;
const cookies = new Map<Person, { cookie: string }>();

beforeEach(() => {
	monday = daysLater(monday, 7);
	thursday = daysLater(monday, 3);
	document = roundsDocument(monday);
});
beforeAll(async () => {
	const now = Date.parse('2013-05-15T10:00:00.000Z');
	house = await openBoardHouse({ now: () => now });
	http = createServer();
	http.on('upgrade', (request, socket, head) => house.services.sync.handleUpgrade(request, socket, head));
	await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
}, 120_000);
afterAll(async () => {
	await house.close();
	http.closeAllConnections();
	await new Promise((resolve) => http.close(resolve));
});

const rounds = () => house.services.board.rounds;
const url = () => `ws://127.0.0.1:${(http.address() as AddressInfo).port}/sync`;
const headersOf = async (who: Person) => {
	const known = cookies.get(who);
	if (known) return known;
	const account = { email: `${who}@demo.example`, password: PASSWORD };
	const signedIn = await house.services.identity.signIn(account, new Headers());
	const headers = { cookie: cookieOf(signedIn.cookies) };
	cookies.set(who, headers);
	return headers;
};
async function join(who: Person, name = document, query?: string): Promise<RawClient> {
	const options = { headers: await headersOf(who), ...(query !== undefined && { query }) };
	const client = await rawClient({ url: url() }, null, name, options);
	client.sendStep1();
	await until(() => client.step2s.length === 1 || client.closed !== null, 'it is there');
	return client;
}
const joins = (who: Person, name?: string) =>
	join(who, name).then(
		() => true,
		() => false,
	);
const draft = (input: Partial<Round> = {}): Round => ({
	...{ id: ID, day: thursday, start: 720, site: house.sites[1].id, association: 'salam' },
	...{ purposes: ['meal'], ...input },
});
const plan = (client: RawClient, ...changes: readonly RoundChange[]) =>
	client.sendUpdate(updateOf(client.doc, () => applyRoundChanges(client.doc, changes)));
const plannedIn = async (week = weekOf(monday)) =>
	(await rounds().week(await house.as('auberge'), week)).rounds;
const reasonOf = (act: Promise<unknown>) =>
	act.then(
		() => 'done',
		(error: unknown) => (error instanceof Refusal ? `${error.code} ${error.reason}` : error),
	);

describe('who is at the table', () => {
	test('BD138 who reads the board joins and plans; others find nothing there, and nobody finds a document of another name', async () => {
		const salam = await join('salam');
		plan(salam, planRound(draft()));
		await until(() => salam.acks.at(-1) === 1, 'kept');
		expect(await plannedIn()).toEqual([draft()]);
		expect(await joins('coordination')).toBe(true);
		for (const who of ['emmaus', 'ligue'] as const) expect([who, await joins(who)]).toEqual([who, false]);
		for (const name of ['rounds-2013-w53', 'rounds-2013-w00', 'rounds-1913-w20', 'rounds-x', 'rounds-'])
			expect([name, await joins('salam', name)]).toEqual([name, false]);
	});

	test('BD131 what is too far off is read, and not written', async () => {
		for (const [day, written] of [
			['2013-04-08', false],
			['2013-04-15', true],
			['2013-11-11', true],
			['2013-11-18', false],
			['2099-05-14', false],
		] as const) {
			const client = await join('salam', roundsDocument(day));
			plan(client, planRound(draft({ day })));
			await until(() => client.closed !== null || client.acks.at(-1) === 1, 'decided');
			expect([day, client.closed]).toEqual([day, written ? null : { code: CLOSE.forbidden }]);
			client.stop();
		}
	});
});

describe('what may stand there', () => {
	test.each<[string, (doc: Y.Doc) => unknown]>([
		['an undeclared root', (doc) => doc.getMap('plan').set('x', 1)],
		['a text', (doc) => roundFieldsOf(doc).set(`${ID}.note`, new Y.Text('près du Lidl'))],
		['a text in a declared field', (doc) => roundFieldsOf(doc).set(`${ID}.site`, new Y.Text('teteghem'))],
		['a list', (doc) => doc.getArray(ROUNDS_ROOT).insert(0, [1])],
		['words', (doc) => roundFieldsOf(doc).set(`${ID}.site`, 'derrière le hangar')],
		['a name', (doc) => roundFieldsOf(doc).set(`${ID}.who`, 'A. V.')],
		['a day of another week', (doc) => roundFieldsOf(doc).set(`${ID}.at`, { day: 8, start: 0 })],
		['a nested map', (doc) => roundFieldsOf(doc).set(`${ID}.at`, new Y.Map())],
	])('BD139 %s is refused, and leaves nothing', async (_, attack) => {
		const salam = await join('salam');
		plan(salam, planRound(draft()));
		await until(() => salam.acks.at(-1) === 1, 'kept');
		const auberge = await join('auberge');
		auberge.sendUpdate(updateOf(auberge.doc, () => void attack(auberge.doc)));
		await until(() => auberge.closed !== null, 'closed');
		expect(auberge.closed).toEqual({ code: CLOSE.notAllowed });
		expect(await plannedIn()).toEqual([draft()]);
		expect(salam.closed).toBeNull();
	});

	test('BD139 a page older than the schema of rounds is told to reload', async () => {
		const old = await join('salam', document, '?ack=1&schema=0');
		await until(() => old.closed !== null, 'closed');
		expect(old.closed).toEqual({ code: CLOSE.outdated });
	});

	test('BD140 random acts of three people, with lost connections, end with the same rounds everywhere', async () => {
		const seed = seedOf('ROUNDS_SEED');
		console.log(`rounds seed ${seed}`);
		const random = randomFrom(seed);
		const pick = <T>(values: readonly T[]): T => values[random(values.length)]!;
		const people = await Promise.all(
			(['salam', 'auberge', 'coordination'] as const).map(async (who) => {
				const headers = await headersOf(who);
				class PersonSocket extends WebSocket {
					constructor(address: string | URL, protocols?: string | string[]) {
						super(address, protocols, { headers });
					}
				}
				const doc = new Y.Doc();
				const provider = new WebsocketProvider(url(), document, doc, {
					disableBc: true,
					WebSocketPolyfill: PersonSocket as unknown as typeof globalThis.WebSocket,
					maxBackoffTime: 100,
				});
				return { doc, provider };
			}),
		);
		const known = new Set<string>();
		const randomRound = (id: string): Round =>
			draft({
				id,
				day: pick(daysOfWeek(monday)),
				start: random(1440),
				site: pick(house.sites).id,
				association: pick(['salam', 'auberge']),
				purposes: ROUND_PURPOSES.filter(() => random(2) === 0),
			});
		for (let act = 0; act < 1_500; act++) {
			const { doc, provider } = pick(people);
			if (random(40) === 0) {
				if (provider.shouldConnect) provider.disconnect();
				else provider.connect();
			}
			const here = [...roundFieldsOf(doc).keys()].filter((key) => key.endsWith('.here'));
			const id = here.length === 0 || random(4) === 0 ? newRoundId() : pick(here).slice(0, 12);
			known.add(id);
			const made = randomRound(id);
			const changes = here.includes(`${id}.here`)
				? [pick([moveRound(id, made), aimRound(id, made.purposes), takeOutRound(id), bringBackRound(id)])]
				: [planRound(made)];
			applyRoundChanges(doc, changes);
			if (act % 50 === 0) await new Promise((resolve) => setImmediate(resolve));
		}
		for (const { provider } of people) provider.connect();
		await until(() => new Set(people.map(({ doc }) => fingerprint(doc))).size === 1, 'all are equal');
		const stored = new Y.Doc();
		const same = async () => {
			Y.applyUpdate(stored, (await house.services.sync.read(document)).update);
			return fingerprint(stored) === fingerprint(people[0]!.doc);
		};
		await expect.poll(same, { timeout: 30_000 }).toBe(true);

		const names = {
			sites: new Set(house.sites.map(({ id }) => id)),
			associations: new Set(['salam', 'auberge']),
		};
		const fields = [...roundFieldsOf(people[0]!.doc).entries()];
		const shown = readRounds(fields, monday, names);
		expect(await plannedIn()).toEqual(shown);
		const taken = readRemovedRounds(fields, monday, names);
		expect(new Set([...shown, ...taken].map(({ id }) => id))).toEqual(known);
		expect(shown.length).toBeGreaterThan(0);
		for (const { day, start } of shown)
			expect([daysOfWeek(monday).includes(day), start < 1440]).toEqual([true, true]);
		for (const { provider } of people) provider.destroy();
	});
});

describe('what the server says of them', () => {
	test('BD141 a round is proposed by the rules of the page', async () => {
		const coordinator = await house.as('coordination');
		const sector = house.sector.id;
		const site = await house.services.board.sites.openSite(coordinator, { name: 'Calais', sector });
		const propose = async (who: Person, input: Partial<Round>) => {
			const { id: _, ...round } = draft({ site: site.id, ...input });
			return reasonOf(rounds().propose(await house.as(who), round));
		};
		expect(await propose('salam', {})).toBe('done');
		const [first] = await plannedIn();
		expect(first).toEqual(draft({ id: first!.id, site: site.id }));
		expect(await propose('salam', { association: 'auberge' })).toBe('invalid round-association');
		expect(await propose('coordination', { association: 'auberge' })).toBe('done');
		expect(await propose('coordination', { association: 'ligue' })).toBe('invalid round-association');
		expect(await propose('salam', { site: 'nowhere' })).toBe('invalid round-site');
		expect(await propose('salam', { start: 1440 })).toBe('invalid round-time');
		expect(await propose('salam', { start: 12.5 })).toBe('invalid round-time');
		for (const day of ['2013-02-30', '2014-05-14', '2013-01-14', 'demain', ''])
			expect([day, await propose('salam', { day })]).toEqual([day, 'invalid round-day']);
		expect(await propose('emmaus', { association: 'emmaus' })).toBe('not-found not-found');
		await house.services.board.sites.changeSite(coordinator, site.id, { act: 'closed' });
		expect(await propose('salam', {})).toBe('invalid round-site');
		expect(await plannedIn()).toHaveLength(2);
	});

	test('BD142 the week is closed by the reports that its reader may read, and the API answers the same', async () => {
		const sites = { site: house.sites[1].id };
		const own = await rounds().propose(await house.as('salam'), draft({ day: '2013-05-14' }));
		const shared = await reportsOf(house).sent('salam', { ...sites, visitedOn: '2013-05-14', round: own.id });
		const kept = await reportsOf(house).sent('salam', {
			...{ ...sites, visitedOn: '2013-05-13', level: 'association' },
		});
		const week = async (who: Person) => {
			const response = await house.ask(who, '/api/v1/rounds?week=2013-W20');
			return (await response.json()) as Record<string, unknown> & {
				reports: { id: string; round: string | null }[];
				gaps: { noVisit: unknown[] };
			};
		};
		const salam = await week('salam');
		expect(salam.reports.map(({ id, round }) => [id, round])).toEqual(
			expect.arrayContaining([
				[shared.id, own.id],
				[kept.id, null],
			]),
		);
		const auberge = await week('auberge');
		expect(auberge.reports.map(({ id, round }) => [id, round])).toEqual([[shared.id, own.id]]);
		expect(JSON.stringify(auberge)).not.toContain(kept.id);
		expect(JSON.stringify(auberge)).not.toContain('present');
		expect(auberge).toMatchObject({ monday: '2013-05-13', document: 'rounds-2013-w20', rounds: [own] });
		expect(auberge.gaps.noVisit).toContainEqual({ day: '2013-05-13', site: sites.site });

		const { gaps: _, ...view } = salam;
		expect(view).toEqual(
			JSON.parse(JSON.stringify(await rounds().week(await house.as('salam'), '2013-W20'))),
		);
		expect((await house.ask('emmaus', '/api/v1/rounds')).status).toBe(404);
		expect((await house.ask('ligue', '/api/v1/rounds')).status).toBe(404);
		expect((await house.ask(null, '/api/v1/rounds')).status).toBe(401);
		expect((await house.ask('salam', '/api/v1/rounds?week=2013-W60')).status).toBe(404);
		expect((await house.ask('salam', '/api/v1/rounds?week=soon')).status).toBe(400);
	});

	test('BD146 what one’s own associations had planned the week before is there to be planned again', async () => {
		const salam = await house.as('salam');
		const after = weekOf(daysLater(monday, 7));
		const before = await rounds().propose(salam, draft());
		await rounds().propose(await house.as('auberge'), draft({ association: 'auberge' }));
		expect((await rounds().week(salam, after)).weekBefore).toEqual([before]);
		expect((await rounds().week(await house.as('coordination'), after)).weekBefore).toEqual([]);
	});

	test('BD142 the next rounds of one’s own associations, from this hour on', async () => {
		const salam = await house.as('salam');
		await rounds().propose(salam, draft({ day: '2013-05-14' }));
		await rounds().propose(salam, draft({ day: '2013-05-15', start: 11 * 60 }));
		const tonight = await rounds().propose(salam, draft({ day: '2013-05-15', start: 19 * 60 }));
		const monday = await rounds().propose(salam, draft({ day: '2013-05-20', start: 0 }));
		const found = (await rounds().nextOf(salam, 3)).map(({ id, siteName }) => [id, siteName]);
		expect(found).toEqual([
			[tonight.id, house.sites[1].name],
			[monday.id, house.sites[1].name],
		]);
		expect(await rounds().nextOf(await house.as('auberge'), 3)).toEqual([]);
		expect(await rounds().nextOf(await house.as('emmaus'), 3)).toEqual([]);
		expect(await rounds().nextOf(salam, 1)).toHaveLength(1);
	});

	test('BD138 a membership that ends closes the table at once', async () => {
		const auberge = await join('auberge');
		const actor = await house.as('auberge');
		const coordinator = await house.as('coordination');
		await house.services.network.removeMember(coordinator, 'auberge', (actor as { id: string }).id);
		await until(() => auberge.closed !== null, 'closed');
		expect(auberge.closed).toEqual({ code: CLOSE.notFound });
	});
});
