import { afterEach, beforeEach, expect, test } from 'vitest';
import { Refusal } from '#lib/domain/refusal.ts';
import { writeXlsx } from '#lib/http/write-xlsx.ts';
import { unzipSync } from 'fflate';
import { auditLines } from '../../../server/board/collections.ts';
import { listAll } from '../../../server/network/read-all.ts';
import { visitRows } from '../../../src/routes/(app)/board/exports/visit-rows.ts';
import { openBoardHouse, type BoardHouse } from '../../support/board-house.ts';
import { reportsOf, type Reports } from './reports-house.ts';

const PLANTED = 'chez Mme X, 06 12 34 56 78';
const DAY = 86_400_000;

let house: BoardHouse;
let reports: Reports;
let now: number;
beforeEach(async () => {
	now = Date.parse('2013-05-20T10:00:00Z');
	house = await openBoardHouse({ now: () => (now += 1000) });
	reports = reportsOf(house);
	await reports.sent('salam', { remark: PLANTED, answers: { meals: { kind: 'count', n: 73 } } });
	await reports.sent('auberge', { association: 'auberge', answers: { pass: { kind: 'count', n: 3 } } });
	await reports.sent('salam', { level: 'association', answers: { meals: { kind: 'count', n: 999 } } });
});
afterEach(() => house.close());

const MAY = { from: '2013-05', to: '2013-05', site: null, association: null };

test('BD212 an export holds what the network shares, rounded, without texts and without what an association keeps for itself', async () => {
	const visits = await house.services.board.exports.treated(await house.as('auberge'), MAY);
	expect(visits.rows.map(({ cells }) => cells)).toEqual(
		expect.arrayContaining([
			[{ kind: 'number', n: 75 }, null],
			[null, { kind: 'few' }],
		]),
	);
	expect(visits.rows).toHaveLength(2);
	const file = JSON.stringify(visitRows(visits));
	for (const planted of ['Mme X', '06 12', '999']) expect(file).not.toContain(planted);
});

test('BD213 raw figures are for those to whom it was opened, who say why; the file says who, why and until when (protection 18)', async () => {
	const { exports } = house.services.board;
	const refusedTo = ['coordination', 'salam', 'salamReferent', 'emmaus', 'ligue', 'nobody', null] as const;
	for (const who of refusedTo)
		await expect(exports.order(await house.as(who), MAY, 'plaidoyer')).rejects.toBeInstanceOf(Refusal);
	await house.grant('salam', 'raw-export');
	const actor = await house.as('salam');
	await expect(exports.order(actor, MAY, ' ')).rejects.toMatchObject({ reason: 'export-reason' });
	const visits = await exports.raw(actor, await exports.order(actor, MAY, '=plaidoyer'));
	expect(visits.rows.flatMap(({ cells }) => cells)).toContainEqual({ kind: 'number', n: 73 });
	const head = visitRows(visits).slice(0, 3).join('\n');
	expect(head).toContain('salam');
	expect(head).toContain('plaidoyer');
	expect(head).toContain('27 mai 2013');
});

test('BD214 an order is its owner’s, for seven days, and while they may still have it', async () => {
	const { exports } = house.services.board;
	await house.grant('salam', 'raw-export');
	await house.grant('auberge', 'raw-export');
	const order = await exports.order(await house.as('salam'), MAY, 'rapport');
	await expect(exports.raw(await house.as('auberge'), order)).rejects.toMatchObject({ code: 'not-found' });
	await house.withdraw('salam');
	await expect(exports.raw(await house.as('salam'), order)).rejects.toBeInstanceOf(Refusal);
	await house.agree('salam');
	now += 7 * DAY - 60_000;
	await exports.raw(await house.as('salam'), order);
	now += 2 * 60_000;
	await expect(exports.raw(await house.as('salam'), order)).rejects.toMatchObject({
		reason: 'export-expired',
	});
	await house.services.board.sweep();
	await expect(exports.raw(await house.as('salam'), order)).rejects.toMatchObject({ code: 'not-found' });
});

test('BD215 whoever ordered raw figures is told that reports have changed since (protection 16)', async () => {
	const { exports } = house.services.board;
	await house.grant('salam', 'raw-export');
	const actor = await house.as('salam');
	const { id } = await reports.sent('salam', { remark: PLANTED });
	await exports.order(actor, MAY, 'rapport');
	const changed = async () => (await exports.view(actor)).raw.map(({ changedSince }) => changedSince);
	expect(await changed()).toEqual([0]);
	await reports.correct('salam', reports.revise(id));
	expect(await changed()).toEqual([1]);
	await house.services.board.reports.erase(await house.as('salamReferent'), id, 'names-somebody');
	expect(await changed()).toEqual([2]);
});

test('BD216 in a spreadsheet no text becomes a formula', async () => {
	const bytes = await writeXlsx([['=HYPERLINK("http://example.org")', 74, '']], 'mai');
	const files = unzipSync(bytes);
	const sheet = new TextDecoder().decode(files['xl/worksheets/sheet1.xml']);
	expect(sheet).not.toContain('<f>');
	expect(sheet).toContain('<v>74</v>');
	const strings = Object.entries(files).map(([, file]) => new TextDecoder().decode(file));
	expect(strings.join('')).toContain('=HYPERLINK');
});

test('BD220 each export is noted before it is given: who, which months, no figure (protection 17)', async () => {
	const { exports } = house.services.board;
	await house.grant('salam', 'raw-export');
	await exports.treated(await house.as('auberge'), { ...MAY, association: 'salam' });
	const order = await exports.order(await house.as('salam'), MAY, 'rapport');
	await exports.raw(await house.as('salam'), order);
	const noted = (await listAll(house.services.storage.records, auditLines)).map(({ value }) => value);
	expect(noted.map(({ act, note }) => [act, note])).toEqual([
		['exported', '2013-05–2013-05 salam'],
		['exported-raw', '2013-05–2013-05: rapport'],
		['exported-raw', '2013-05–2013-05'],
	]);
	expect(noted.map(({ of, note }) => (of === order ? note : of + note)).join()).not.toContain('73');
});

test.each([
	{ from: '2013-05', to: '2013-04' },
	{ from: '2013-5', to: '2013-05' },
	{ from: '2011-01', to: '2013-05' },
	{ from: '', to: '' },
])('BD220 months that make no sense are refused and nothing is noted: $from to $to', async (months) => {
	const { exports } = house.services.board;
	const asked = exports.treated(await house.as('salam'), { ...MAY, ...months });
	await expect(asked).rejects.toMatchObject({ reason: 'export-months' });
	expect(await listAll(house.services.storage.records, auditLines)).toEqual([]);
});

test('BD213 who does not read the board exports nothing, and nothing is noted', async () => {
	const { exports } = house.services.board;
	for (const who of ['emmaus', 'ligue', 'nobody', null] as const)
		await expect(exports.treated(await house.as(who), MAY)).rejects.toBeInstanceOf(Refusal);
	expect(await listAll(house.services.storage.records, auditLines)).toEqual([]);
});

test('BD213 a reason is at most as long as can be noted', async () => {
	const { exports } = house.services.board;
	await house.grant('salam', 'raw-export');
	const actor = await house.as('salam');
	await expect(exports.order(actor, MAY, 'x'.repeat(201))).rejects.toMatchObject({ reason: 'export-reason' });
	await exports.order(actor, MAY, 'x'.repeat(200));
});

test('BD214 an order ends with what was opened to its owner', async () => {
	const { exports, grants } = house.services.board;
	await house.grant('salam', 'raw-export');
	const order = await exports.order(await house.as('salam'), MAY, 'rapport');
	const coordinator = await house.as('coordination');
	const { given } = await grants.list(coordinator);
	await grants.withdraw(coordinator, given[0]!.id);
	await expect(exports.raw(await house.as('salam'), order)).rejects.toMatchObject({ code: 'forbidden' });
});

test('BD214 an order is listed for its owner and the coordinator until it ends; sweeping spares those that stand', async () => {
	const { exports } = house.services.board;
	await house.grant('salam', 'raw-export');
	await exports.order(await house.as('salam'), MAY, 'rapport');
	const listed = async () => {
		const counts = [];
		for (const who of ['salam', 'coordination', 'auberge'] as const)
			counts.push((await exports.view(await house.as(who))).raw.length);
		return counts;
	};
	expect(await listed()).toEqual([1, 1, 0]);
	await house.services.board.sweep();
	expect(await listed()).toEqual([1, 1, 0]);
	now += 7 * DAY;
	expect(await listed()).toEqual([0, 0, 0]);
});

test('BD212 an export is of the sites and associations that were asked for', async () => {
	const { exports } = house.services.board;
	const actor = await house.as('salam');
	const rows = async (filter: object) => (await exports.treated(actor, { ...MAY, ...filter })).rows;
	expect((await rows({ association: 'auberge' })).map(({ report }) => report.association)).toEqual([
		'auberge',
	]);
	expect(await rows({ site: house.sites[0].id })).toHaveLength(2);
	expect(await rows({ site: house.sites[1].id })).toEqual([]);
});

test('BD220 two years are exported at once, and not a month more', async () => {
	const { exports } = house.services.board;
	const actor = await house.as('salam');
	await exports.treated(actor, { ...MAY, from: '2012-01', to: '2013-12' });
	const asked = exports.treated(actor, { ...MAY, from: '2012-01', to: '2014-01' });
	await expect(asked).rejects.toMatchObject({ reason: 'export-months' });
});

test('BD126 only the coordinator ends what was opened to somebody', async () => {
	const { grants } = house.services.board;
	await house.grant('salam', 'raw-export');
	const coordinator = await house.as('coordination');
	const [given] = (await grants.list(coordinator)).given;
	for (const who of ['salam', 'salamReferent', 'auberge', 'nobody', null] as const)
		await expect(grants.withdraw(await house.as(who), given!.id)).rejects.toBeInstanceOf(Refusal);
	expect((await grants.list(coordinator)).given).toHaveLength(1);
});
