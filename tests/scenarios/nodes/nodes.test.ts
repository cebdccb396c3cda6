import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { CLOSE } from '#lib/protocol/sync.ts';
import { startMongoServer, type MongoServer } from '../../support/mongo-server.ts';
import { hasRedis } from '../../support/redis-server.ts';
import { openNodesHouse, type NodesHouse, type Writer } from './nodes-house.ts';

// The product as its operators run it on two machines: two processes that share a MongoDB and a Redis, and a proxy that sends
// nobody twice to the same.
const MONGO_WITHIN = 600_000; // FerretDB is built at the first time
const PATIENCE = 100_000;
vi.setConfig({ testTimeout: PATIENCE + 20_000 });

const mongo = hasRedis() ? await startMongoServer() : null;
if (mongo && 'reason' in mongo) console.error(`two nodes: skipped, ${mongo.reason}`);

describe.skipIf(!mongo || 'reason' in mongo)('two nodes', () => {
	let house: NodesHouse;
	let one: NodesHouse['nodes'][0];
	let two: NodesHouse['nodes'][1];
	beforeAll(async () => {
		house = await openNodesHouse((mongo as MongoServer).url);
		[one, two] = house.nodes;
	}, MONGO_WITHIN);
	afterAll(async () => {
		await house?.[Symbol.asyncDispose]();
		await (mongo as MongoServer).stop();
	}, PATIENCE);

	const until = (holds: () => unknown) =>
		vi.waitFor(async () => expect(await holds()).toBe(true), { timeout: PATIENCE, interval: 20 });
	const names = ({ provider }: Writer) =>
		[...provider.awareness.getStates().values()].map(({ user }) => (user as { name?: string })?.name);

	test('ND1 the proxy sends requests to both nodes, and a session begun at one holds at the other', async () => {
		const me = await Promise.all([one, two, house.cluster].map((at) => house.ask(at, 'salam', '/api/v1/me')));
		expect(me.map(({ status }) => status)).toEqual([200, 200, 200]);
		// each notes what it answered
		for (let n = 0; n < 4; n++) await house.ask(house.cluster, 'salam', '/api/v1/groups');
		await until(() =>
			house.nodes.every((node) => node.output().split('"route":"/api/v1/groups"').length - 1 === 2),
		);
	});

	test('ND2 two stock clients of one text at different nodes converge, and see each other’s caret under the name of its session', async () => {
		const { document } = house.paper;
		const ana = await house.write(one, 'salam', document);
		const bo = await house.write(two, 'auberge', document);
		for (const { provider } of [ana, bo]) provider.awareness.setLocalStateField('user', { name: 'forged' });
		ana.add('von hier');
		bo.add('et de là');
		await until(() => ana.text() === bo.text() && /von hier/.test(bo.text()) && /et de là/.test(bo.text()));
		await until(() => names(ana).includes('auberge') && names(bo).includes('salam'));
		bo.provider.destroy();
		await until(() => !names(ana).includes('auberge'));
		const markdown = await house.ask(two, 'salam', `/api/v1/papers/${house.paper.id}/text?format=md`);
		expect(await markdown.text()).toContain('von hier');
		ana.provider.destroy();
	});

	test('ND3 a report sent to one node shows at the other by its event, once', async () => {
		const spy = await house.spy(two, 'auberge');
		expect(await spy.watch(['board:network'])).toEqual(['board:network']);
		const id = randomUUID();
		for (const at of [one, two]) expect((await sendReport(at, id)).status).toBe(at === one ? 201 : 200);
		await spy.until(() => spy.entries.some(({ fact }) => isOf(fact, id)));
		const last = randomUUID();
		await sendReport(one, last);
		await spy.until(() => spy.entries.some(({ fact }) => isOf(fact, last)));
		expect(spy.entries.filter(({ fact }) => isOf(fact, id))).toHaveLength(1);
		spy.socket.close();
	});

	test('ND4 a right withdrawn at one node closes the text and ends the topic at the other', async () => {
		await withdraw('salam', house.people.salam);
	});

	test('ND5 one association that answers at both nodes at once has answered once, and the chain holds', async () => {
		const answer = { association: 'salam', answer: 'sign', reason: '' };
		const path = `/api/v1/campaigns/${house.campaign}`;
		const decided = await Promise.all(
			Array.from({ length: 6 }, (_, n) =>
				house.ask(house.nodes[n % 2]!, 'salamReferent', `${path}/decisions`, answer),
			),
		);
		expect(decided.every(({ ok }) => ok)).toBe(true);
		const receipts = await Promise.all(decided.map((response) => response.text()));
		expect(new Set(receipts).size).toBe(1);
		const seen = await Promise.all(
			house.nodes.map(async (node) => (await house.ask(node, 'coordination', path)).json()),
		);
		for (const campaign of seen) expect(campaign).toMatchObject({ tally: { sign: 1 } });
		const audits = await Promise.all(
			house.nodes.map(async (node) => (await house.ask(node, 'coordination', '/api/v1/ledger')).json()),
		);
		expect(audits[0]).toMatchObject({ ok: true });
		expect(audits[1]).toEqual(audits[0]);
	});

	test('ND6 an alert raised at both nodes at once is one, and each letter of it is sent once', async () => {
		const id = randomUUID();
		const { site, sector } = house;
		const alert = { site, sector, type: 'water', association: 'salam', level: 'network' };
		const raised = await Promise.all(
			Array.from({ length: 6 }, (_, n) =>
				house.ask(house.nodes[n % 2]!, 'salamReferent', `/api/v1/alerts/${id}`, alert, 'PUT'),
			),
		);
		expect(raised.map(({ status }) => status)).toEqual(raised.map(() => 200));
		await until(async () => (await house.lettersWith('/board/alerts')).length >= 1);
		expect(await house.lettersWith('/board/alerts')).toEqual(['auberge@demo.example']);
	});

	test('ND7 with the bus away a right withdrawn at one node ends at the other all the same, and what is written is kept', async () => {
		await house.cluster.redis.kill();
		const { document } = house.paper;
		const bo = await house.write(two, 'auberge', document);
		bo.add('sans bus');
		const ana = await house.write(one, 'coordination', document);
		await until(() => ana.text().includes('sans bus'));
		bo.add('encore');
		await until(() => ana.text().includes('encore'));
		ana.provider.destroy();
		bo.provider.destroy();
		await withdraw('auberge', house.people.auberge);
		await house.cluster.redis.start();
	});

	test('ND8 when a node dies its people go on at the other, and what was acknowledged is there', async () => {
		const { document } = house.paper;
		const ana = await house.write(house.cluster, 'coordination', document);
		const bo = await house.write(house.cluster, 'coordination', document);
		ana.add('avant');
		await until(() => bo.text().includes('avant'));
		await one.kill();
		ana.add('ana après');
		bo.add('bo après');
		await until(() => ana.text() === bo.text() && /ana après.*bo après|bo après.*ana après/.test(bo.text()));
		expect((await house.ask(house.cluster, 'coordination', '/api/v1/me')).status).toBe(200);
	});

	function sendReport(at: { readonly address: string }, id: string): Promise<Response> {
		const report = {
			...{ site: house.site, form: 1, association: 'salam', level: 'network' },
			...{ visitedOn: '2013-05-14', visitedAt: null, remark: '', round: null },
			answers: { meals: { kind: 'count', n: 74 } },
			device: { createdAt: '2013-05-14T10:00:00.000Z', offset: 120 },
		};
		return house.ask(at, 'salam', `/api/v1/observations/${id}`, report, 'PUT');
	}

	/** At the first node, from somebody who has a text and a stream of the board open at the second. */
	async function withdraw(association: 'salam' | 'auberge', person: string): Promise<void> {
		const stream = `board:association:${association}`;
		const spy = await house.spy(two, association);
		expect(await spy.watch([stream])).toEqual([stream]);
		const writer = await house.write(two, association, house.paper.document);
		const { status } = await house.submit(one, 'coordination', `/associations/${association}?/remove`, {
			person,
		});
		expect(status).toBeLessThan(400);
		const seat = { person, seated: 'no' };
		expect((await house.submit(one, 'coordination', '/groups/politique?/seat', seat)).status).toBeLessThan(
			400,
		);
		await until(() => writer.closed.length > 0 && spy.withdrawn.includes(stream));
		expect([CLOSE.forbidden, CLOSE.notFound]).toContain(writer.closed[0]);
		writer.provider.destroy();
		spy.socket.close();
	}
});

const isOf = (fact: object, id: string) => 'id' in fact && fact.id === id;
