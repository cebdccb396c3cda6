import { afterEach, beforeEach, expect, test } from 'vitest';
import { Refusal } from '#lib/domain/refusal.ts';
import { auditLines } from '../../../server/board/collections.ts';
import { listAll } from '../../../server/network/read-all.ts';
import { openBoardHouse, type BoardHouse } from '../../support/board-house.ts';
import { lockedSince } from '../../../server/board/series/locked-since.ts';
import { reportsOf, type Reports } from './reports-house.ts';

/** A day in the month that is validated here, and the instant at which the story begins. */
const DAY = '2013-05-14';
const MONTH = '2013-05';

let house: BoardHouse;
let reports: Reports;
let now: number;
beforeEach(async () => {
	now = Date.parse('2013-05-20T10:00:00Z');
	house = await openBoardHouse({ now: () => (now += 1000) });
	reports = reportsOf(house);
});
afterEach(() => house.close());

async function rowOf(month: string) {
	const { months } = await house.services.board.periods.list(await house.as('salam'), month.slice(0, 4));
	return months.find((row) => row.month === month)!;
}

test('BD206 a month is validated once it is over, and its version counts the validations', async () => {
	const { periods } = house.services.board;
	const actor = await house.as('coordination');
	await reports.sent('salam', { visitedOn: DAY });
	await expect(periods.lock(actor, MONTH)).rejects.toMatchObject({ reason: 'period-ahead' });
	expect(await rowOf(MONTH)).toMatchObject({ state: 'ahead', reports: 1 });
	now = Date.parse('2013-06-01T08:00:00Z');
	await periods.lock(actor, MONTH);
	expect(await rowOf(MONTH)).toMatchObject({ state: 'locked', version: 1 });
	await expect(periods.lock(actor, MONTH)).rejects.toMatchObject({ reason: 'period-locked' });
	await periods.unlock(actor, MONTH, 'un relevé oublié');
	expect(await rowOf(MONTH)).toMatchObject({ state: 'open', version: 1 });
	await expect(periods.unlock(actor, MONTH, 'encore')).rejects.toMatchObject({ reason: 'period-open' });
	await periods.lock(actor, MONTH);
	expect(await rowOf(MONTH)).toMatchObject({ state: 'locked', version: 2 });
});

test('BD207 a report that comes later is kept, and counted beside the month until it is validated again', async () => {
	const { periods } = house.services.board;
	const actor = await house.as('coordination');
	await reports.sent('salam', { visitedOn: DAY });
	now = Date.parse('2013-06-02T08:00:00Z');
	await periods.lock(actor, MONTH);
	const [status] = await reports
		.send('salam', reports.write({ visitedOn: DAY }))
		.then((response) => [response.status]);
	expect(status).toBe(201);
	expect(await rowOf(MONTH)).toMatchObject({ reports: 2, late: 1 });
	await periods.unlock(actor, MONTH, 'arrivé après');
	await periods.lock(actor, MONTH);
	expect(await rowOf(MONTH)).toMatchObject({ reports: 2, late: 0, version: 2 });
});

test('BD208 a month with a report that two people corrected differently is not validated before that is settled', async () => {
	const { periods } = house.services.board;
	const actor = await house.as('coordination');
	const { id } = await reports.sent('salam', { visitedOn: DAY });
	for (const n of [70, 72])
		await reports.correct('salam', reports.revise(id, { answers: { meals: { kind: 'count', n } } }));
	now = Date.parse('2013-06-02T08:00:00Z');
	await expect(periods.lock(actor, MONTH)).rejects.toMatchObject({ reason: 'period-disputed' });
	expect(await rowOf(MONTH)).toMatchObject({ state: 'open', disputed: 1 });
});

test('BD209 of two who validate at once one does, and the other is told; only the coordinator may, with a reason to reopen', async () => {
	const { periods } = house.services.board;
	const actor = await house.as('coordination');
	now = Date.parse('2013-06-02T08:00:00Z');
	for (const who of ['salamReferent', 'salam', 'ligue', 'nobody', null] as const)
		await expect(periods.lock(await house.as(who), MONTH)).rejects.toBeInstanceOf(Refusal);
	const settled = await Promise.allSettled([periods.lock(actor, MONTH), periods.lock(actor, MONTH)]);
	expect(settled.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
	expect(await rowOf(MONTH)).toMatchObject({ version: 1 });
	await expect(periods.unlock(actor, MONTH, '  ')).rejects.toMatchObject({ reason: 'period-reason' });
	await expect(periods.lock(actor, '2013-13')).rejects.toMatchObject({ reason: 'period-unknown' });
	await expect(periods.list(await house.as('emmaus'), '2013')).rejects.toMatchObject({ code: 'not-found' });
	const noted = (await listAll(house.services.storage.records, auditLines)).map(({ value }) => value);
	expect(noted.every(({ act, of }) => act === 'period-locked' && of === MONTH)).toBe(true);
});

test('BD209 reopening is the coordinator’s, of a month that is validated, with a reason that fits, and is noted with it', async () => {
	const { periods } = house.services.board;
	const actor = await house.as('coordination');
	now = Date.parse('2013-06-02T08:00:00Z');
	await expect(periods.unlock(actor, MONTH, 'jamais validé')).rejects.toMatchObject({
		reason: 'period-open',
	});
	await periods.lock(actor, MONTH);
	for (const who of ['salamReferent', 'salam', 'ligue', 'nobody', null] as const)
		await expect(periods.unlock(await house.as(who), MONTH, 'un oubli')).rejects.toBeInstanceOf(Refusal);
	await expect(periods.unlock(actor, MONTH, 'x'.repeat(201))).rejects.toMatchObject({
		reason: 'period-reason',
	});
	expect(await rowOf(MONTH)).toMatchObject({ state: 'locked' });
	await periods.unlock(actor, MONTH, 'un oubli');
	const noted = (await listAll(house.services.storage.records, auditLines)).map(({ value }) => value);
	expect(noted.slice(1).map(({ act, of, note }) => [act, of, note])).toEqual([
		['period-locked', MONTH, ''],
		['period-unlocked', MONTH, 'un oubli'],
	]);
});

test('BD207 in a month that was opened again nothing is late', async () => {
	const { periods } = house.services.board;
	const actor = await house.as('coordination');
	now = Date.parse('2013-06-02T08:00:00Z');
	const { storage } = house.services;
	await periods.lock(actor, MONTH);
	expect([...(await lockedSince(storage, [MONTH])).keys()]).toEqual([MONTH]);
	await periods.unlock(actor, MONTH, 'arrivé après');
	expect(await lockedSince(storage, [MONTH])).toEqual(new Map());
});
