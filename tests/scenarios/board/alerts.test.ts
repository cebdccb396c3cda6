import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PersonActor } from '#lib/domain/actor.ts';
import { alertActs } from '#lib/domain/board/alert-acts.ts';
import { ALERT_ACTS } from '#lib/domain/board/alert.ts';
import { keyOfFact } from '#lib/domain/board/entry.ts';
import { readAlert } from '#lib/domain/board/read-alert.ts';
import { auditLines, entries } from '../../../server/board/collections.ts';
import { listAll } from '../../../server/network/read-all.ts';
import type { Person } from '../../support/board-house.ts';
import { openAlertHouse, PLANTED, refusal, type AlertHouse } from './alerts-house.ts';
import type { LiveHouse } from './live-house.ts';

let opened: AlertHouse;
beforeEach(async () => {
	opened = await openAlertHouse();
}, 60_000);
afterEach(() => opened.house.close());

test('BD161 goes to the group that reads alerts by default, to the network only while there is none (protection 10)', async () => {
	const { raise, read, listed, chooseGroup } = opened;
	const before = await raise('salam', 'salam');
	expect(await read('auberge', before)).toMatchObject({ audience: { level: 'network' } });
	await chooseGroup();
	const id = await raise('salam', 'salam');
	expect(await read('auberge', id)).toMatchObject({ stream: 'group:sante', audience: { name: 'Santé' } });
	expect(await read('coordination', id)).toMatchObject({ siteName: 'Téteghem', number: 1 });
	await expect(read('salamReferent', id)).rejects.toEqual(refusal('not-found', 'not-found'));
	// who raised it reads it all the same
	expect(await read('salam', id)).toMatchObject({ id });
	expect(await raise('coordination', null)).toBeTruthy();
	const network = await raise('salam', 'salam', { level: 'network' });
	const own = await raise('salam', 'salam', { level: 'association' });
	expect((await listed('salamReferent')).toSorted()).toEqual([before, network, own].toSorted());
	expect(await listed('auberge')).not.toContain(own);
	expect(await listed('coordination')).not.toContain(own);
});

test('BD161 a group that was closed reads no alerts, and none that was meant for it goes to more people', async () => {
	const { house, raise, read, chooseGroup } = opened;
	await chooseGroup();
	await house.services.network.editGroup(await house.as('coordination'), 'sante', { closed: true });
	await expect(raise('salam', 'salam', { level: 'group' })).rejects.toEqual(
		refusal('conflict', 'alert-group-gone'),
	);
	expect(await read('auberge', await raise('salam', 'salam'))).toMatchObject({ stream: 'network' });
});

test('BD162 is for those who may read its stream: others find nothing and are told nothing', async () => {
	const { house, raise, does, read, listed, chooseGroup } = opened;
	await chooseGroup();
	const spies = new Map<Person, Awaited<ReturnType<LiveHouse['spy']>>>();
	for (const who of ['salamReferent', 'emmaus', 'ligue', 'auberge'] as const) {
		const spy = await house.spy(who);
		await spy.watch(['board', 'board:network', 'board:group:sante', 'board:association:salam']);
		spies.set(who, spy);
	}
	const id = await raise('salam', 'salam', { text: PLANTED });
	await does('auberge', id, 'completed', 'auberge', PLANTED);
	await does('salam', id, 'withdrawn', 'salam', PLANTED);
	const told = spies.get('auberge')!;
	await told.until(() => told.entries.length === 3);
	expect(told.entries.map(({ fact }) => fact.kind)).toEqual(['alert', 'alert-act', 'alert-act']);
	expect(told.raw.join('')).not.toContain(PLANTED);
	// a line of the network comes after: whatever was sent before it has arrived
	await raise('salam', 'salam', { level: 'network' });
	await spies.get('salamReferent')!.until(() => spies.get('salamReferent')!.entries.length > 0);
	for (const who of ['salamReferent', 'emmaus', 'ligue'] as const) {
		expect(spies.get(who)!.raw.join('')).not.toContain(id);
		await expect(read(who, id)).rejects.toEqual(refusal('not-found', 'not-found'));
		await expect(does(who, id, 'seen', who === 'salamReferent' ? 'salam' : who)).rejects.toEqual(
			refusal('not-found', 'not-found'),
		);
		expect((await house.ask(who, `/api/v1/alerts/${id}`)).status).toBe(404);
		if (who !== 'ligue') expect(await listed(who)).not.toContain(id);
	}
	expect((await house.ask(null, `/api/v1/alerts/${id}`)).status).toBe(401);
	expect((await house.ask('ligue', '/api/v1/alerts')).status).toBe(404);
});

test('BD162 who leaves the group reads nothing more of it; who raised it reads it while their association shares', async () => {
	const { house, raise, read, chooseGroup } = opened;
	await chooseGroup();
	const id = await raise('salam', 'salam');
	const { id: person } = (await house.as('auberge')) as PersonActor;
	await house.services.network.seat(await house.as('coordination'), 'sante', person, false);
	await expect(read('auberge', id)).rejects.toEqual(refusal('not-found', 'not-found'));
	await house.withdraw('salam');
	await expect(read('salam', id)).rejects.toEqual(refusal('not-found', 'not-found'));
});

test('BD163 is completed, seen, handled, ended and withdrawn with a reason; nothing of it is lost', async () => {
	const { raise, does, read } = opened;
	const id = await raise('salam', 'salam');
	await does('auberge', id, 'seen', 'auberge');
	await does('auberge', id, 'handled', 'auberge', 'Carrefour appelle la mairie');
	await does('auberge', id, 'completed', 'auberge', 'Le point d’eau est coupé');
	await does('auberge', id, 'ended', 'auberge');
	expect(await read('salam', id)).toMatchObject({
		seenBy: ['salam', 'auberge'],
		handledBy: ['auberge'],
		completed: 1,
		endedAt: expect.any(String) as string,
		texts: {
			added: [{ association: 'auberge', text: 'Le point d’eau est coupé' }],
			handledBy: [{ association: 'auberge', text: 'Carrefour appelle la mairie' }],
		},
		names: { auberge: 'Auberge', salam: 'Salam' },
	});
	await expect(does('auberge', id, 'withdrawn', 'auberge', 'x')).rejects.toEqual(
		refusal('conflict', 'alert-changed'),
	);
	await expect(does('salam', id, 'withdrawn', 'salam')).rejects.toEqual(refusal('invalid', 'alert-reason'));
	await expect(does('salam', id, 'completed', 'salam', 'appeler le 06 12 34 56 78')).rejects.toEqual(
		refusal('invalid', 'words-lead-somewhere'),
	);
	await does('salam', id, 'withdrawn', 'salam', 'L’eau est revenue');
	const trace = await read('auberge', id);
	expect([trace.texts.reason, trace.texts.added.length, trace.acts]).toEqual([
		'L’eau est revenue',
		1,
		[{ id: 'auberge', name: 'Auberge', acts: [] }],
	]);
	await expect(does('salam', id, 'completed', 'salam', 'encore')).rejects.toEqual(
		refusal('conflict', 'alert-changed'),
	);
	await expect(does('salam', id, 'seen', 'auberge')).rejects.toEqual(refusal('forbidden', 'stream.write'));
});

test('BD163 in whatever order people act, only rightful acts change it, and what is shown is what the log says', async () => {
	const { house, raise, does, read } = opened;
	const seed = Number(process.env.SEED ?? Date.now() % 100_000);
	console.log(`alerts: SEED=${seed}`);
	let state = seed;
	const random = (below: number) => (state = (state * 48_271 + 11) % 2_147_483_647) % below;
	for (let run = 0; run < 6; run++) {
		const id = await raise('salam', 'salam');
		for (let step = 0; step < 15; step++) {
			const [who, association] = (
				[
					['salam', 'salam'],
					['auberge', 'auberge'],
					['coordination', null],
				] as const
			)[random(3)]!;
			const act = ALERT_ACTS[random(ALERT_ACTS.length)]!;
			const before = await read(who, id);
			const may = alertActs(before, association).includes(act);
			const done = await does(who, id, act, association, 'des faits').then(
				() => true,
				() => false,
			);
			expect([act, association, done]).toEqual([act, association, may]);
			const after = await read(who, id);
			expect(after.completed).toBe(before.completed + Number(may && act === 'completed'));
			expect(after.texts.added).toHaveLength(after.completed);
			expect(new Set(after.seenBy).size).toBe(after.seenBy.length);
			if (before.withdrawnAt) expect(after).toEqual(before);
		}
		const { log } = { log: await listAll(house.services.storage.records, entries) };
		const about = log
			.map(({ value }) => value)
			.filter(({ fact }) => keyOfFact(fact).includes(id) || ('of' in fact && fact.of === id));
		expect((await read('salam', id)).texts).toEqual(readAlert(about)!.texts);
	}
});

test('BD164 who opens an alert is noted, without a word of it, before it is shown (protection 17)', async () => {
	const { house, raise, read, listed } = opened;
	const id = await raise('salam', 'salam', { text: PLANTED });
	const { records } = house.services.storage;
	const noted = async () => (await listAll(records, auditLines)).map(({ value }) => value);
	await listed('auberge');
	expect(await noted()).toEqual([]);
	await read('auberge', id);
	await house.ask('coordination', `/api/v1/alerts/${id}`);
	await read('emmaus', id).catch(() => {});
	expect((await noted()).map(({ act, of, note }) => [act, of, note])).toEqual([
		['alert-viewed', id, ''],
		['alert-viewed', id, ''],
	]);
	expect(JSON.stringify(await noted())).not.toContain(PLANTED);
	// what can't be noted is not shown
	const insert = vi.spyOn(records, 'insert').mockRejectedValue(new Error('the disk is full'));
	await expect(read('auberge', id)).rejects.toThrow('the disk is full');
	insert.mockRestore();
});

test('BD167 an alert or act that is sent again is kept once; under its id nothing else is', async () => {
	const { house, read, chooseGroup } = opened;
	const id = randomUUID();
	const path = `/api/v1/alerts/${id}`;
	const body = { site: house.sites[0].id, sector: house.sector.id, type: 'police', association: 'salam' };
	const first: unknown = await (await house.ask('salam', path, body, 'PUT')).json();
	// alerts go elsewhere by now: it is still the same one
	await chooseGroup();
	expect(await (await house.ask('salam', path, body, 'PUT')).json()).toEqual(first);
	const level = await house.ask('salam', path, { ...body, level: 'network' }, 'PUT');
	expect(await level.json()).toEqual(first);
	for (const other of [
		{ ...body, type: 'fire' },
		{ ...body, text: 'autre' },
		{ ...body, level: 'group' },
	])
		expect((await house.ask('salam', path, other, 'PUT')).status).toBe(409);
	expect((await house.ask('salamReferent', path, body, 'PUT')).status).toBe(409);
	const act = `${path}/acts/${randomUUID()}`;
	const handled = { act: 'handled', text: 'nous y allons', association: 'auberge' };
	const receipt: unknown = await (await house.ask('auberge', act, handled, 'PUT')).json();
	expect(await (await house.ask('auberge', act, handled, 'PUT')).json()).toEqual(receipt);
	expect((await house.ask('auberge', act, { ...handled, text: 'ou pas' }, 'PUT')).status).toBe(409);
	expect((await house.ask('salam', '/api/v1/alerts/__proto__', body, 'PUT')).status).toBe(400);
	expect(await read('auberge', id)).toMatchObject({
		handledBy: ['auberge'],
		texts: { handledBy: [{ text: 'nous y allons' }] },
	});
});

test('BD168 waits on the first page until one’s association has seen it, and says nothing of it there', async () => {
	const { house, board, raise, does, chooseGroup } = opened;
	await chooseGroup();
	const waits = async (who: Person) => board.waitingFor(await house.as(who));
	const id = await raise('salam', 'salam', { text: PLANTED });
	await raise('salam', 'salam');
	expect(await waits('auberge')).toEqual({ count: 2, since: expect.any(String) as string });
	expect(await waits('salamReferent')).toBeNull();
	expect(await waits('salam')).toBeNull();
	expect(await waits('coordination')).toBeNull();
	expect(await waits('nobody')).toBeNull();
	await does('auberge', id, 'seen', 'auberge');
	expect(await waits('auberge')).toMatchObject({ count: 1 });
});
