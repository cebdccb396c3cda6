import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
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

async function raise(instant: string) {
	now = Date.parse(instant);
	const id = randomUUID();
	await house.services.board.alerts.raise(await house.as('salam'), id, {
		site: house.sites[0].id,
		sector: house.sector.id,
		type: 'eviction',
		association: 'salam',
		level: 'network',
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

test('BD217 what a correction wrote after its report was erased is erased in its turn', async () => {
	const { id } = await reports.sent('salam', { remark: PLANTED });
	await sweepAt('2014-06-01T10:00:00Z');
	await reports.correct('salam', reports.revise(id, { remark: PLANTED }));
	await sweepAt('2015-05-31T10:00:00Z');
	expect(await text()).toContain(PLANTED);
	await sweepAt('2015-06-02T10:00:00Z');
	expect(await text()).not.toContain(PLANTED);
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
	await sweepAt('2014-06-01T10:00:00Z');
	const kept = (await lines()).filter(({ fact }) => fact.kind === 'alert' && fact.text !== '');
	expect(kept.map(({ fact }) => fact.kind === 'alert' && fact.id)).toEqual([held]);
	await sweepAt('2014-10-01T10:00:00Z');
	expect(await text()).not.toContain(PLANTED);
});
