import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keyOfFact } from '#lib/domain/board/entry.ts';
import type { NeedAct } from '#lib/domain/board/need.ts';
import { daysLater, parisWallClock } from '#lib/domain/time/paris-time.ts';
import { compose } from '../../../server/compose.ts';
import { entries } from '../../../server/board/collections.ts';
import type { NewNeedAct } from '../../../server/board/needs/service.ts';
import { listAll } from '../../../server/network/read-all.ts';
import type { Services } from '../../../server/services.ts';
import { openBoardHouse, type BoardHouse, type Person } from '../../support/board-house.ts';

let house: BoardHouse;
beforeEach(async () => {
	house = await openBoardHouse();
}, 60_000);
afterEach(() => house.close());

const act = (act: NeedAct, association: string | null, more: Partial<NewNeedAct> = {}): NewNeedAct => ({
	site: house.sites[0].id,
	item: 'blankets',
	act,
	detail: '',
	association,
	level: 'network',
	...more,
});
const does = async (
	who: Person,
	input: NewNeedAct,
	id: string = randomUUID(),
	on: Services = house.services,
) => on.board.needs.act(await house.as(who), id, input);
const needsFor = async (who: Person) => (await house.services.board.needs.view(await house.as(who))).needs;
const refusal = (code: string, reason: string) => expect.objectContaining({ code, reason });
const LEADING = ['06 12 34 56 78', 'lea@example.org', '50.98712, 2.30125', 'AB-123-CD', '٠٦١٢٣٤٥٦٧٨'];
const today = () => parisWallClock(house.services.now()).date;
const lines = async () => (await listAll(house.services.storage.records, entries)).map(({ value }) => value);

describe('needs', () => {
	test('BD150 one sees it, another takes it and delivers it; everybody sees who and since when', async () => {
		await does('salam', act('seen', 'salam', { detail: 'une trentaine' }));
		await does('auberge', act('taken', 'auberge'));
		expect(await needsFor('salam')).toMatchObject([
			{
				siteName: 'Grande-Synthe',
				item: 'blankets',
				state: 'taken',
				detail: 'une trentaine',
				seenBy: [{ association: 'salam' }],
				takenBy: { association: 'auberge' },
				names: { salam: 'Salam', auberge: 'Auberge' },
			},
		]);
		await does('auberge', act('done', 'auberge'));
		expect(await needsFor('coordination')).toMatchObject([{ state: 'done' }]);
		await does('salam', act('seen', 'salam'));
		expect(await needsFor('auberge')).toMatchObject([{ state: 'open', reopened: 1, takenBy: null }]);
	});

	test('BD156 an act that is sent again is kept once and answers the same; other content under its id is refused', async () => {
		await does('salam', act('seen', 'salam'));
		const id = randomUUID();
		const path = `/api/v1/needs/acts/${id}`;
		const body = act('taken', 'salam');
		const first: unknown = await (await house.ask('salam', path, body, 'PUT')).json();
		// undone meanwhile: the same answer all the same
		await does('salam', act('released', 'salam'));
		const again = await house.ask('salam', path, body, 'PUT');
		expect([again.status, await again.json()]).toEqual([200, first]);
		for (const other of [
			{ ...body, item: 'water' },
			{ ...body, act: 'done' },
			{ ...body, level: 'association' },
		]) {
			const answer = await house.ask('salam', path, other, 'PUT');
			expect([answer.status, await answer.json()]).toEqual([
				409,
				{ error: { code: 'conflict', message: 'act-id-taken' } },
			]);
		}
		const stolen = await house.ask('auberge', path, { ...body, association: 'auberge' }, 'PUT');
		expect(stolen.status).toBe(409);
		expect((await lines()).filter(({ fact }) => keyOfFact(fact) === `need:${id}`)).toHaveLength(1);
	});

	test('BD157 of many who take it at once, on two servers, one has it and every other one hears so', async () => {
		const { config, storage } = house.services;
		const secondNode = await compose(config, { storage });
		await does('salam', act('seen', 'salam'));
		const ids = Array.from({ length: 20 }, () => randomUUID());
		const take = (id: string, n: number) => {
			const [who, association] =
				n % 2 === 0 ? (['salam', 'salam'] as const) : (['auberge', 'auberge'] as const);
			return does(who, act('taken', association), id, n % 3 === 0 ? secondNode : house.services);
		};
		const outcomes = await Promise.allSettled(ids.map(take));
		const winners = outcomes.flatMap((outcome, n) => (outcome.status === 'fulfilled' ? [n] : []));
		expect(winners).toHaveLength(1);
		const [need] = await needsFor('salam');
		expect(need?.takenBy?.association).toBe(winners[0]! % 2 === 0 ? 'salam' : 'auberge');
		const others = outcomes.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
		for (const { reason } of others)
			expect(['need-taken', 'need-changed']).toContain((reason as { reason: string }).reason);
		// whoever lost and asks again hears the same, and the log grows by nothing
		const before = (await lines()).length;
		const again = await Promise.allSettled(ids.map(take));
		expect(again.map(({ status }) => status)).toEqual(outcomes.map(({ status }) => status));
		expect((await lines()).length).toBe(before);
		await secondNode.sync.close();
		await secondNode.live.close();
	});

	test('BD158 one acts for one’s own associations only; who shares nothing, among themselves; nobody else learns of a need', async () => {
		await does('salam', act('seen', 'salam'));
		await expect(does('auberge', act('taken', 'salam'))).rejects.toEqual(
			refusal('forbidden', 'stream.write'),
		);
		await expect(does('salam', act('withdrawn', null))).rejects.toEqual(refusal('forbidden', 'stream.write'));
		await expect(does('emmaus', act('taken', 'emmaus'))).rejects.toEqual(
			refusal('forbidden', 'stream.write'),
		);
		for (const who of ['ligue', 'nobody'] as const) {
			await expect(does(who, act('taken', 'ligue'))).rejects.toEqual(refusal('not-found', 'not-found'));
			await expect(needsFor(who)).rejects.toEqual(refusal('not-found', 'not-found'));
		}
		expect((await house.ask(null, '/api/v1/needs')).status).toBe(401);
		// kept within one's own association
		await does('emmaus', act('seen', 'emmaus', { level: 'association', item: 'tents' }));
		expect((await needsFor('emmaus')).map(({ id, stream }) => [id, stream])).toEqual([
			['association:emmaus/grande-synthe.tents', 'association:emmaus'],
		]);
		for (const who of ['salam', 'coordination'] as const)
			expect((await needsFor(who)).map(({ item }) => item)).toEqual(['blankets']);
	});

	test('BD159 a detail that leads to somebody is not kept (protection 2)', async () => {
		await does('salam', act('seen', 'salam'));
		for (const detail of LEADING) {
			for (const name of ['seen', 'detailed'] as const)
				await expect(does('auberge', act(name, 'auberge', { detail }))).rejects.toEqual(
					refusal('invalid', 'words-lead-somewhere'),
				);
			const offer = { item: 'blankets' as const, detail, until: null, association: 'salam' };
			await expect(
				house.services.board.needs.offer(await house.as('salam'), randomUUID(), offer),
			).rejects.toEqual(refusal('invalid', 'words-lead-somewhere'));
			expect(JSON.stringify(await lines())).not.toContain(detail);
		}
	});

	test('BD159 a detail is one line of 120 characters at most', async () => {
		await does('salam', act('seen', 'salam', { detail: 'pointures\n41   à 44' }));
		expect(await needsFor('salam')).toMatchObject([{ detail: 'pointures 41 à 44' }]);
		await expect(does('salam', act('detailed', 'salam', { detail: 'x'.repeat(121) }))).rejects.toEqual(
			refusal('invalid', 'need-detail'),
		);
	});

	test('BD158 at a site that is not there nothing is needed', async () => {
		await expect(does('salam', act('seen', 'salam', { site: 'nowhere' }))).rejects.toEqual(
			refusal('invalid', 'need-site'),
		);
	});
});

describe('offers', () => {
	const offers = async (who: Person) => (await house.services.board.needs.view(await house.as(who))).offers;
	const offer = async (who: Person, until: string | null, id: string = randomUUID()) =>
		house.services.board.needs.offer(await house.as(who), id, {
			item: 'blankets',
			detail: '40, en laine',
			until,
			association: who,
		});

	test('BD160 an offer stands beside the open needs of its item, until its last day', async () => {
		await does('salam', act('seen', 'salam'));
		await does('salam', act('seen', 'salam', { site: house.sites[1].id }));
		await does('salam', act('taken', 'salam', { site: house.sites[1].id }));
		await does('salam', act('seen', 'salam', { item: 'water' }));
		const id = randomUUID();
		await offer('auberge', today(), id);
		await offer('auberge', today(), id);
		expect(await offers('salam')).toMatchObject([
			{ id, detail: '40, en laine', fits: [{ siteName: 'Grande-Synthe' }], names: { auberge: 'Auberge' } },
		]);
		await expect(offer('auberge', daysLater(today(), -1))).rejects.toEqual(refusal('invalid', 'offer-until'));
		await expect(offer('emmaus', null)).rejects.toEqual(refusal('not-found', 'not-found'));
		expect(await offers('emmaus')).toEqual([]);
	});

	test('BD160 who fetches it is said once, over the API too', async () => {
		const id = randomUUID();
		await offer('auberge', null, id);
		const path = `/api/v1/offers/${id}/acts/${randomUUID()}`;
		const body = { act: 'taken', association: 'salam' };
		expect((await house.ask('salam', path, body, 'PUT')).status).toBe(200);
		expect((await house.ask('salam', path, body, 'PUT')).status).toBe(200);
		const late = await house.ask(
			'coordination',
			`/api/v1/offers/${id}/acts/${randomUUID()}`,
			{ ...body, association: null },
			'PUT',
		);
		expect([late.status, await late.json()]).toEqual([
			409,
			{ error: { code: 'conflict', message: 'offer-changed' } },
		]);
		expect(await offers('auberge')).toMatchObject([{ state: 'taken', takenBy: { association: 'salam' } }]);
		expect(
			(await house.ask('salam', `/api/v1/offers/${randomUUID()}/acts/${randomUUID()}`, body, 'PUT')).status,
		).toBe(404);
	});
});
