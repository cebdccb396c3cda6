import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { StreamLevel } from '#lib/domain/board/stream.ts';
import { openBoardHouse, type BoardHouse } from '../../support/board-house.ts';
import { entries } from '../../../server/board/collections.ts';
import { listAll } from '../../../server/network/read-all.ts';
import { reportsOf, type Reports } from './reports-house.ts';

const PLANTED = 'deux tentes abîmées';

let house: BoardHouse;
let reports: Reports;
let now: number;
beforeEach(async () => {
	now = Date.parse('2013-05-20T10:00:00Z');
	house = await openBoardHouse({ now: () => (now += 1000) });
	reports = reportsOf(house);
});
afterEach(() => house.close());

async function lines() {
	return (await listAll(house.services.storage.records, entries)).map(({ value }) => value);
}
const text = async () => JSON.stringify(await lines());

async function sweepAt(instant: string) {
	now = Date.parse(instant);
	await house.services.board.sweep();
}

async function raise(instant: string, level: StreamLevel = 'network') {
	now = Date.parse(instant);
	const id = randomUUID();
	await house.services.board.alerts.raise(await house.as('salam'), id, {
		site: house.sites[0].id,
		sector: house.sector.id,
		type: 'eviction',
		association: 'salam',
		level,
		text: PLANTED,
	});
	return id;
}

test('BD217 free texts are erased twelve months after they came, in reports, corrections and alerts; counts stay (protection 15)', async () => {
	const { id } = await reports.sent('salam', { remark: PLANTED });
	await raise('2013-05-20T12:00:00Z');
	now = Date.parse('2013-09-01T10:00:00Z');
	await reports.correct('salam', reports.revise(id, { remark: `${PLANTED}, côté nord` }));
	await sweepAt('2014-05-20T09:59:00Z');
	expect(await text()).toContain(PLANTED);
	await sweepAt('2014-05-20T13:00:00Z');
	expect(await text()).not.toContain(PLANTED);
	const [line] = await house.services.board.reports.reportsOfMonth('network', '2013-05');
	expect(line).toMatchObject({ words: false, answers: { meals: { n: 70 } } });
});

test('BD217 what was written as an answer is erased like any other text', async () => {
	const note = { kind: 'text' as const, text: PLANTED };
	const { id } = await reports.sent('salam', { answers: { note, meals: { kind: 'count', n: 74 } } });
	await reports.correct('salam', reports.revise(id, { answers: { note: { ...note, text: `${PLANTED}.` } } }));
	expect((await text()).split(PLANTED)).toHaveLength(3);
	await sweepAt('2014-06-01T10:00:00Z');
	expect(await text()).not.toContain(PLANTED);
});

test('BD217 what a correction wrote after its report was erased is erased in its turn', async () => {
	const { id } = await reports.sent('salam', { remark: PLANTED });
	await sweepAt('2014-06-01T10:00:00Z');
	await reports.correct('salam', reports.revise(id, { remark: PLANTED }));
	await sweepAt('2015-05-31T10:00:00Z');
	expect(await text()).toContain(PLANTED);
	await sweepAt('2015-06-02T10:00:00Z');
	expect(await text()).not.toContain(PLANTED);
});

test('BD217 texts are erased in every stream: of an association, and of the group that reads alerts', async () => {
	await reports.sent('salam', { level: 'association', remark: PLANTED });
	const coordinator = await house.as('coordination');
	await house.services.board.settings.setAlertGroup(coordinator, 'sante');
	await raise('2013-05-20T12:00:00Z', 'group');
	await sweepAt('2014-05-20T13:00:00Z');
	expect(await text()).not.toContain(PLANTED);
	expect((await lines()).map(({ stream }) => stream.split(':')[0])).toEqual(
		expect.arrayContaining(['association', 'group']),
	);
});

test('BD217 details of needs and offers, and what was added to an alert, are erased too', async () => {
	const { needs, alerts } = house.services.board;
	const salam = await house.as('salam');
	await needs.act(salam, randomUUID(), {
		site: house.sites[0].id,
		item: 'blankets',
		act: 'seen',
		detail: PLANTED,
		association: 'salam',
		level: 'network',
	});
	const offer = { item: 'blankets' as const, detail: PLANTED, until: null, association: 'salam' };
	await needs.offer(salam, randomUUID(), offer);
	const alert = await raise('2013-05-20T12:00:00Z');
	const completed = { act: 'completed' as const, text: PLANTED, association: 'salam' };
	await alerts.act(salam, alert, randomUUID(), completed);
	const planted = async () => (await text()).split(PLANTED).length - 1;
	expect(await planted()).toBe(4);
	await sweepAt('2014-05-20T13:00:00Z');
	expect(await planted()).toBe(0);
});

test('BD218 after twenty-four months a line says its association, and no longer its author', async () => {
	await reports.sent('salam');
	const authors = async () =>
		(await lines()).filter(({ fact }) => fact.kind === 'observation').map(({ by }) => by);
	expect(await authors()).toEqual([expect.any(String)]);
	await sweepAt('2015-05-20T09:59:00Z');
	expect(await authors()).toEqual([expect.any(String)]);
	await sweepAt('2015-05-20T11:00:00Z');
	expect(await authors()).toEqual([null]);
	const [line] = await house.services.board.reports.reportsOfMonth('network', '2013-05');
	expect(line).toMatchObject({ association: 'salam' });
});

test('BD219 an alert that somebody holds as evidence keeps its texts until that day, and not longer (protection 15)', async () => {
	const held = await raise('2013-05-20T12:00:00Z');
	await raise('2013-05-20T12:05:00Z');
	await house.services.board.alerts.hold(await house.as('coordination'), held, {
		reason: 'plainte déposée',
		until: '2014-05-01',
	});
	now = Date.parse('2014-04-20T10:00:00Z');
	await house.services.board.alerts.hold(await house.as('coordination'), held, {
		reason: 'plainte toujours ouverte',
		until: '2014-09-30',
	});
	// a sweep finds it due and held, another one finds it held from before
	for (const instant of ['2014-06-01T10:00:00Z', '2014-06-02T10:00:00Z', '2014-09-30T20:00:00Z']) {
		await sweepAt(instant);
		const kept = (await lines()).filter(({ fact }) => fact.kind === 'alert' && fact.text !== '');
		expect(kept.map(({ fact }) => fact.kind === 'alert' && fact.id)).toEqual([held]);
	}
	await sweepAt('2014-10-01T10:00:00Z');
	expect(await text()).not.toContain(PLANTED);
});

test('BD219 what was added to a held alert is held with it, and has its own twelve months once the holding ended', async () => {
	const { alerts } = house.services.board;
	const held = await raise('2013-05-20T12:00:00Z');
	await alerts.hold(await house.as('coordination'), held, { reason: 'plainte', until: '2014-05-19' });
	const add = async (instant: string, words: string) => {
		now = Date.parse(instant);
		const completed = { act: 'completed' as const, text: words, association: 'salam' };
		await alerts.act(await house.as('salam'), held, randomUUID(), completed);
	};
	await add('2013-06-20T12:00:00Z', 'la suite');
	await add('2014-02-20T12:00:00Z', 'la fin');
	now = Date.parse('2014-05-10T10:00:00Z');
	await alerts.hold(await house.as('coordination'), held, { reason: 'plainte', until: '2014-09-30' });
	await sweepAt('2014-07-01T10:00:00Z');
	for (const words of [PLANTED, 'la suite', 'la fin']) expect(await text()).toContain(words);
	await sweepAt('2014-10-01T10:00:00Z');
	for (const words of [PLANTED, 'la suite']) expect(await text()).not.toContain(words);
	expect(await text()).toContain('la fin');
});

test('BD166 a holding lasts a year at most, until a day that there is', async () => {
	const alert = await raise('2013-05-20T12:00:00Z');
	const hold = async (until: string) =>
		house.services.board.alerts.hold(await house.as('coordination'), alert, { reason: 'plainte', until });
	for (const until of ['2014-05-21', '2013-05-19', '2013-1', ''])
		await expect(hold(until)).rejects.toMatchObject({ reason: 'hold-until' });
	await hold('2014-05-20');
});
