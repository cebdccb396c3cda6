import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Observation } from '#lib/domain/board/observation.ts';
import type { ReportLine } from '#lib/domain/board/board-state.ts';
import { auditLines, entries } from '../../../server/board/collections.ts';
import { findAll, listAll } from '../../../server/network/read-all.ts';
import { openBoardHouse, type BoardHouse, type Person } from '../../support/board-house.ts';
import { hashOf, receiptIn, refused, reportsOf, type Reports } from './reports-house.ts';

let house: BoardHouse;
let reports: Reports;
beforeAll(async () => {
	house = await openBoardHouse();
	reports = reportsOf(house);
});
afterAll(() => house?.close());

const count = (n: number) => ({ kind: 'count', n }) as const;
const read = async (who: Person, id: string) => house.services.board.reports.read(await house.as(who), id);
const onBoard = async (who: Person, id: string): Promise<ReportLine> =>
	(await house.services.board.view.read(await house.as(who))).state.reports[id]!;
const stored = async (id: string) =>
	JSON.stringify(await findAll(house.services.storage.records, entries, 'about', id));

describe('a correction', () => {
	test('BD21 stands beside what was first said, with its reason, who and when (protection 16)', async () => {
		const first = await reports.sent('salam');
		const revision = reports.revise(first.id);
		const [status, receipt] = await receiptIn(reports.correct('salam', revision));
		expect([status, receipt]).toMatchObject([201, { id: revision.id, hash: hashOf(revision) }]);
		expect(await read('auberge', first.id)).toMatchObject({
			answers: { meals: count(70), present: { most: 80 } },
			corrected: 1,
			disputed: false,
			history: [
				{
					association: 'Salam',
					byName: null,
					reason: 'Deux équipes, comptées deux fois',
					changes: [{ field: 'answers.meals', before: count(74), after: count(70) }],
				},
			],
		});
		expect(await read('salam', first.id)).toMatchObject({ byName: 'salam', history: [{ byName: 'salam' }] });
		expect(await onBoard('auberge', first.id)).toMatchObject({ answers: { meals: count(70) } });
		expect(await stored(first.id)).toContain('"meals":{"kind":"count","n":74}');
	});

	test('BD22 of another field, made at the same time, holds beside the other', async () => {
		const { id } = await reports.sent('salam');
		const meals = reports.revise(id, { answers: { meals: count(70) } });
		const day = reports.revise(id, { answers: { present: null }, visitedOn: reports.yesterday });
		const answers = await Promise.all([
			reports.correct('salam', meals),
			reports.correct('coordination', day),
		]);
		expect(answers.map(({ status }) => status)).toEqual([201, 201]);
		const now = await read('salam', id);
		expect(now).toMatchObject({ visitedOn: reports.yesterday, corrected: 2, disputed: false, disputes: [] });
		expect(now.answers).toEqual({ meals: count(70) });
		expect(await onBoard('salam', id)).toMatchObject({ visitedOn: reports.yesterday, disputed: false });
	});

	test('BD23 of the same field, made at the same time, overwrites nothing: somebody who has both in front decides', async () => {
		const { id } = await reports.sent('salam');
		const one = reports.revise(id, { answers: { meals: count(70) } });
		const other = reports.revise(id, { answers: { meals: count(60) } });
		for (const revision of [one, other]) expect((await reports.correct('salam', revision)).status).toBe(201);
		const disputed = await read('auberge', id);
		expect(disputed).toMatchObject({
			disputed: true,
			answers: { meals: count(70) },
			disputes: [
				{
					field: 'answers.meals',
					between: [
						{ revision: one.id, value: count(70) },
						{ revision: other.id, value: count(60) },
					],
				},
			],
			heads: [one.id, other.id],
		});
		expect(await onBoard('auberge', id)).toMatchObject({ disputed: true, answers: { meals: count(70) } });

		// knowing only one of them decides nothing
		const half = reports.revise(id, { base: other.id, answers: { meals: count(61) } });
		expect((await reports.correct('salam', half)).status).toBe(201);
		expect(await read('auberge', id)).toMatchObject({ disputed: true });
		const [base, ...settles] = (await read('salam', id)).heads;
		const whole = reports.revise(id, { base, settles, answers: { meals: count(65) } });
		expect((await reports.correct('coordination', whole)).status).toBe(201);
		expect(await read('auberge', id)).toMatchObject({
			disputed: false,
			answers: { meals: count(65) },
			corrected: 4,
			history: [{}, {}, {}, { association: null, settled: true }],
		});
		expect(await onBoard('auberge', id)).toMatchObject({ disputed: false, answers: { meals: count(65) } });
	});

	test('BD23 two texts written at the same time are disputed as well, on the page and on the board', async () => {
		const { id } = await reports.sent('salam');
		for (const remark of ['Il manque de l’eau', 'Plus de bois'])
			await reports.correct('salam', reports.revise(id, { answers: {}, remark }));
		expect(await read('salam', id)).toMatchObject({ disputed: true, remark: 'Il manque de l’eau' });
		expect(await onBoard('auberge', id)).toMatchObject({ disputed: true, words: true });
	});

	test('BD24 is kept once however often it is sent, and never replaced under its id', async () => {
		const { id } = await reports.sent('salam');
		const revision = reports.revise(id);
		const answers = await Promise.all(
			Array.from({ length: 50 }, () => receiptIn(reports.correct('salam', revision))),
		);
		expect(answers.filter(([status]) => status === 201)).toHaveLength(1);
		expect(new Set(answers.map(([, receipt]) => JSON.stringify(receipt))).size).toBe(1);
		const changed = { ...revision, answers: { meals: count(1) } };
		expect(await refused(reports.correct('salam', changed))).toEqual([409, 'conflict', 'revision-differs']);
		expect(await read('salam', id)).toMatchObject({ corrected: 1, answers: { meals: count(70) } });
	});

	test('BD24 is for people of its association and the coordinator; for who can’t read it, it is not there', async () => {
		const { id } = await reports.sent('salam');
		const own = await reports.sent('salam', { level: 'association' });
		const cases: [Person | null, string, number][] = [
			['auberge', id, 403],
			['emmaus', id, 404],
			['ligue', id, 404],
			['nobody', id, 404],
			[null, id, 401],
			['auberge', own.id, 404],
			['coordination', own.id, 404],
			['salam', randomUUID(), 404],
			['salamReferent', id, 201],
			['coordination', id, 201],
			['salam', own.id, 201],
		];
		for (const [who, of, status] of cases)
			expect([who, (await reports.correct(who, reports.revise(of))).status]).toEqual([who, status]);
	});

	test('BD24 says why, changes something, is made on something known, and leaves a report that can stand', async () => {
		const { id } = await reports.sent('salam');
		const cases: [Parameters<Reports['revise']>[1], string][] = [
			[{ reason: ' ' }, 'reason: revision-reason'],
			[{ reason: 'x'.repeat(201) }, 'reason: revision-reason'],
			[{ reason: 'Appelez A. au 06 12 34 56 78' }, 'words-lead-somewhere'],
			[{ answers: {}, remark: 'a.b@exemple.fr' }, 'words-lead-somewhere'],
			[{ answers: {} }, 'answers: revision-empty'],
			[{ base: randomUUID() }, 'base: revision-base'],
			[{ settles: ['0'.repeat(64)] }, 'base: revision-base'],
			[{ answers: { meals: count(10_000) } }, 'answers.meals: report-count'],
			[{ answers: { meals: { kind: 'yes-no', yes: true } } }, 'answers.meals: report-kind'],
			[{ answers: {}, visitedOn: '2999-01-01' }, 'visitedOn: report-day-ahead'],
		];
		for (const [input, message] of cases)
			expect(await refused(reports.correct('salam', reports.revise(id, input)))).toEqual([
				400,
				'invalid',
				message,
			]);
		expect(await read('salam', id)).toMatchObject({ corrected: 0 });
	});
});

describe('a text that is erased', () => {
	test('BD25 is gone from the report, its variants and every correction, from the store too; that it was, is said (protection 16)', async () => {
		const secret = 'secret-';
		const texts = [1, 2, 3, 4].map((n) => `${secret}${n}`);
		const first = await reports.sent('salam', { remark: texts[0]! });
		await reports.send('salam', { ...first, remark: texts[1]! });
		await reports.correct('salam', reports.revise(first.id, { reason: texts[2]!, remark: texts[3]! }));
		for (const text of texts) expect(await stored(first.id)).toContain(text);
		expect(JSON.stringify(await read('salam', first.id))).toContain(secret);

		const erase = async (who: Person | null) =>
			house.services.board.reports.erase(await house.as(who), first.id, 'names-somebody');
		for (const [who, code] of [
			[null, 'signed-out'],
			['ligue', 'not-found'],
			['emmaus', 'not-found'],
			['auberge', 'forbidden'],
			['salam', 'forbidden'],
		] as const)
			await expect(erase(who)).rejects.toMatchObject({ code });
		expect(await stored(first.id)).toContain(secret);
		await erase('salamReferent');

		expect(await stored(first.id)).not.toContain(secret);
		const after = await read('salam', first.id);
		expect(JSON.stringify(after)).not.toContain(secret);
		expect(after).toMatchObject({
			remark: '',
			erasedAt: expect.any(String),
			words: false,
			answers: { meals: count(70) },
			history: [{ reason: '', changes: [{ field: 'answers.meals' }, { field: 'remark', after: '' }] }],
		});
		expect(await onBoard('auberge', first.id)).toMatchObject({ words: false });
		const noted = await listAll(house.services.storage.records, auditLines);
		expect(noted.map(({ value }) => value).filter(({ of }) => of === first.id)).toMatchObject([
			{ act: 'text-erased', note: 'names-somebody' },
		]);
	});

	test('BD25 stays erased when the phone sends the report once more, and its receipt stays', async () => {
		const first = await reports.sent('salam', { remark: 'secret' });
		const [, before] = await receiptIn(reports.send('salam', first));
		await house.services.board.reports.erase(await house.as('coordination'), first.id, 'tells-place');
		expect(await receiptIn(reports.send('salam', first))).toEqual([200, before]);
		expect(await stored(first.id)).not.toContain('secret');
	});
});

test('BD26 what open boards are told, lists, statuses and errors hold no text (protection 2)', async () => {
	const report: Observation = {
		...reports.write({ remark: 'parole-un' }),
		answers: { meals: count(1), mot: { kind: 'text', text: 'parole-deux' } },
	};
	expect((await reports.send('salam', report)).status).toBe(201);
	await reports.correct(
		'salam',
		reports.revise(report.id, { reason: 'parole-trois', remark: 'parole-quatre' }),
	);
	const actor = await house.as('auberge');
	const { board } = house.services;
	const shown = [
		await board.view.read(actor),
		await board.view.since(actor, { network: 0 }),
		await board.reports.list(actor, {}),
		await board.reports.status(actor, report.id),
		await board.reports.sites(actor),
		await board.reports.reportsOfMonth('network', reports.today.slice(0, 7)),
	];
	expect(
		JSON.stringify(await board.reports.read(actor, report.id)).match(/parole-/g)!.length,
	).toBeGreaterThan(3);
	for (const each of shown) {
		expect(JSON.stringify(each)).not.toContain('parole-');
		expect(JSON.stringify(each).length).toBeGreaterThan(50);
	}
	const refusal = await refused(reports.send('salam', reports.write({ remark: 'parole-cinq'.repeat(60) })));
	expect(refusal.join()).not.toContain('parole');
});

describe('reports in lists', () => {
	test('BD27 are found under the month of their visit as it stands, by site, by association and one’s own', async () => {
		const list = async (who: Person, filter: Parameters<typeof house.services.board.reports.list>[1]) =>
			house.services.board.reports.list(await house.as(who), filter);
		const ids = async (...asked: Parameters<typeof list>) => (await list(...asked)).rows.map(({ id }) => id);
		const july = await reports.sent('salam', { visitedOn: '2013-07-10' });
		const ours = await reports.sent('salam', { visitedOn: '2013-07-11', level: 'association' });
		const theirs = await reports.sent('auberge', {
			visitedOn: '2013-07-12',
			association: 'auberge',
			site: house.sites[1].id,
		});
		expect(await ids('salam', { month: '2013-07' })).toEqual([theirs.id, ours.id, july.id]);
		expect(await ids('auberge', { month: '2013-07' })).toEqual([theirs.id, july.id]);
		expect(await ids('coordination', { month: '2013-07' })).toEqual([theirs.id, july.id]);
		expect(await ids('emmaus', { month: '2013-07' })).toEqual([]);
		expect(await ids('salam', { month: '2013-07', mine: true })).toEqual([ours.id, july.id]);
		expect(await ids('salam', { month: '2013-07', site: house.sites[1].id })).toEqual([theirs.id]);
		expect(await ids('salam', { month: '2013-07', association: 'auberge' })).toEqual([theirs.id]);
		expect(await list('salam', { month: '2013-07' })).toMatchObject({
			sites: [{ name: 'Grande-Synthe' }, { name: 'Téteghem' }],
			associations: [{ id: 'auberge' }, { id: 'salam' }],
		});

		const moved = reports.revise(july.id, { answers: {}, visitedOn: '2013-08-01' });
		expect((await reports.correct('salam', moved)).status).toBe(201);
		const again = reports.revise(july.id, { base: moved.id, answers: {}, visitedOn: '2013-09-02' });
		expect(await ids('auberge', { month: '2013-08' })).toEqual([july.id]);
		expect((await reports.correct('salam', again)).status).toBe(201);
		expect(await ids('auberge', { month: '2013-07' })).toEqual([theirs.id]);
		expect(await ids('auberge', { month: '2013-08' })).toEqual([]);
		expect(await ids('auberge', { month: '2013-09' })).toEqual([july.id]);
	});

	test('BD27 an imported one is kept once, in the network’s stream, with where it comes from', async () => {
		const { keepImported } = house.services.board.reports;
		const report = reports.write({ association: '', visitedOn: '2013-01-20' });
		const origin = { file: 'releves-2013.csv', line: 12 };
		const receipt = await keepImported(report, null, origin);
		expect(await keepImported(report, null, origin)).toEqual(receipt);
		await expect(keepImported({ ...report, remark: 'x' }, null, origin)).rejects.toMatchObject({
			reason: 'report-differs',
		});
		expect(await read('auberge', report.id)).toMatchObject({ imported: true, association: null });
		expect((await reports.correct('salam', reports.revise(report.id))).status).toBe(403);
		expect((await reports.correct('coordination', reports.revise(report.id))).status).toBe(201);
	});
});
