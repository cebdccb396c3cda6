import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Observation } from '#lib/domain/board/observation.ts';
import type { FieldPerson } from '#lib/protocol/views/field.ts';
import { SCHEMAS } from '#lib/protocol/api/schemas.ts';
import type { Entry, ObservationFact } from '#lib/domain/board/entry.ts';
import { entries } from '../../../server/board/collections.ts';
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

const linesAbout = async (id: string) =>
	(await findAll(house.services.storage.records, entries, 'about', id)).map(({ value }) => value);
const lineOf = async (id: string) => (await linesAbout(id))[0] as Entry<ObservationFact>;
const allLines = async () => (await listAll(house.services.storage.records, entries)).length;

describe('a report is kept exactly once', () => {
	test('BD6 the first answer is 201, each later one 200, with the same receipt and nothing else', async () => {
		const report = reports.write();
		const [status, receipt] = await receiptIn(reports.send('salam', report));
		expect(status).toBe(201);
		expect(Object.keys(receipt).toSorted()).toEqual(['hash', 'id', 'receivedAt', 'seq']);
		expect(receipt).toMatchObject({ id: report.id, hash: hashOf(report) });
		expect(SCHEMAS.ObservationReceipt.strict().parse(receipt)).toEqual(receipt);
		for (let n = 0; n < 3; n++)
			expect(await receiptIn(reports.send('salam', report))).toEqual([200, receipt]);
		expect(await linesAbout(report.id)).toHaveLength(1);
		expect((await lineOf(report.id)).fact.report).toEqual(report);
	});

	test('BD6 of 100 sent at once one is kept, and all get its receipt', async () => {
		const report = reports.write();
		const answers = await Promise.all(
			Array.from({ length: 100 }, () => receiptIn(reports.send('salam', report))),
		);
		expect(answers.filter(([status]) => status === 201)).toHaveLength(1);
		expect(answers.filter(([status]) => status === 200)).toHaveLength(99);
		expect(new Set(answers.map(([, receipt]) => JSON.stringify(receipt))).size).toBe(1);
		expect(await linesAbout(report.id)).toHaveLength(1);
	});

	test('BD6 two reports with equal numbers are two: content is not identity', async () => {
		const one = await reports.sent('salam');
		const other = await reports.sent('salam');
		expect(await linesAbout(one.id)).toHaveLength(1);
		expect(await linesAbout(other.id)).toHaveLength(1);
	});

	test('BD7 the hash is computed anew; without one the server says its own, with another one nothing is kept', async () => {
		const report = reports.write();
		const before = await allLines();
		expect(await refused(reports.send('salam', report, '0'.repeat(64)))).toEqual([
			400,
			'invalid',
			'hash-differs',
		]);
		expect(await allLines()).toBe(before);
		const [status, { hash }] = await receiptIn(reports.send('salam', report, null));
		expect([status, hash]).toEqual([201, hashOf(report)]);
	});

	test('BD7 the id stands in the address; one in the body must be the same', async () => {
		const { id, ...rest } = reports.write();
		expect(await refused(reports.put('salam', id, { ...rest, id: reports.write().id }))).toEqual([
			400,
			'invalid',
			'id: report-id',
		]);
		for (const bad of ['x', id.toUpperCase(), `${id}0`, '__proto__'])
			expect(await refused(reports.put('salam', bad, rest)), bad).toEqual([400, 'invalid', 'id: report-id']);
		expect((await receiptIn(reports.put('salam', id, rest)))[0]).toBe(201);
	});
});

describe('the same id with other content', () => {
	test('BD8 answers 409, and both are kept, the second once however often it is sent', async () => {
		const report = await reports.sent('salam');
		const other = { ...report, answers: { meals: { kind: 'count', n: 7 } } } as Observation;
		for (let n = 0; n < 3; n++)
			expect(await refused(reports.send('salam', other))).toEqual([409, 'conflict', 'report-differs']);
		const facts = (await linesAbout(report.id)).map(({ fact }) => fact);
		expect(facts.map(({ kind }) => kind)).toEqual(['observation', 'variant']);
		expect(facts).toMatchObject([{ report }, { report: other, hash: hashOf(other) }]);
		expect(await receiptIn(reports.send('salam', report))).toMatchObject([200, { hash: hashOf(report) }]);
	});

	test('BD8 of two that differ, sent at once, one stands and the other is its variant', async () => {
		const report = reports.write();
		const other = { ...report, remark: 'Autre chose' };
		const answers = await Promise.all([reports.send('salam', report), reports.send('salamReferent', other)]);
		expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
		expect((await linesAbout(report.id)).map(({ fact }) => fact.kind).toSorted()).toEqual([
			'observation',
			'variant',
		]);
	});

	test('BD9 its association and the coordinator read both and decide; others see that it is disputed', async () => {
		const report = await reports.sent('salam');
		const other = {
			...report,
			answers: { meals: { kind: 'count', n: 7 } },
			remark: 'Plutôt sept',
		} as Observation;
		await reports.send('salam', other);
		const read = async (who: 'salam' | 'auberge' | 'coordination') =>
			house.services.board.reports.read(await house.as(who), report.id);
		for (const who of ['salam', 'coordination'] as const)
			expect(await read(who)).toMatchObject({
				disputed: true,
				variants: [
					{
						elsewhere: false,
						differences: [
							{ field: 'answers.meals', stands: { n: 74 }, sent: { n: 7 } },
							{ field: 'answers.present', sent: null },
							{ field: 'remark', stands: '', sent: 'Plutôt sept' },
						],
					},
				],
			});
		expect(await read('auberge')).toMatchObject({ disputed: true, variants: [] });

		const decide = { settles: [hashOf(other)], answers: { meals: other.answers.meals! } };
		expect(await refused(reports.correct('salam', reports.revise(report.id, decide)))).toEqual([
			400,
			'invalid',
			'answers.present: revision-undecided',
		]);
		const whole = reports.revise(report.id, {
			...decide,
			answers: { ...decide.answers, present: report.answers.present! },
			remark: '',
		});
		expect((await reports.correct('salam', whole)).status).toBe(201);
		expect(await read('salam')).toMatchObject({
			disputed: false,
			variants: [],
			answers: { meals: { n: 7 }, present: { most: 80 } },
			remark: '',
		});
	});

	test('BD10 a report of another association is disputed by nobody who takes its id', async () => {
		const report = await reports.sent('salam');
		const theirs = { ...report, association: 'auberge' };
		expect(await refused(reports.send('auberge', theirs))).toEqual([409, 'conflict', 'report-id-taken']);
		expect(await linesAbout(report.id)).toHaveLength(1);
	});
});

describe('who may report', () => {
	test('BD11 a person of the association, for all once it shares, for itself in any case', async () => {
		const cases: [Parameters<Reports['send']>[0], Partial<Observation>, number, string][] = [
			['salam', {}, 201, ''],
			['salam', { level: 'association' }, 201, ''],
			['salam', { association: 'auberge' }, 403, 'stream.write'],
			['coordination', {}, 403, 'stream.write'],
			['emmaus', { association: 'emmaus' }, 403, 'report-not-sharing'],
			['emmaus', { association: 'emmaus', level: 'association' }, 201, ''],
			['ligue', { association: 'ligue' }, 403, 'stream.write'],
			['ligue', { association: 'ligue', level: 'association' }, 403, 'stream.write'],
			['nobody', {}, 403, 'stream.write'],
			[null, {}, 401, 'signed-out'],
		];
		for (const [who, input, status, reason] of cases) {
			const report = reports.write(input);
			const response = await reports.send(who, report);
			const body = (await response.json()) as { error?: { message: string } };
			expect([who, input, response.status, body.error?.message ?? '']).toEqual([who, input, status, reason]);
			expect(await linesAbout(report.id)).toHaveLength(status === 201 ? 1 : 0);
		}
	});

	test('BD11 it goes into the stream of its audience', async () => {
		expect((await lineOf((await reports.sent('salam')).id)).stream).toBe('network');
		const own = await reports.sent('salam', { level: 'association' });
		expect((await lineOf(own.id)).stream).toBe('association:salam');
	});

	test('BD12 who has lost the right still hears that the report has arrived, and nothing new is taken', async () => {
		await house.agree('emmaus');
		const report = await reports.sent('emmaus', { association: 'emmaus' });
		await house.withdraw('emmaus');
		expect(await receiptIn(reports.send('emmaus', report))).toMatchObject([200, { hash: hashOf(report) }]);
		expect((await reports.send('emmaus', reports.write({ association: 'emmaus' }))).status).toBe(403);
		const status = await house.ask('emmaus', `/api/v1/observations/${report.id}`);
		expect(status.status).toBe(200);
	});

	test('BD52 what says that somebody else wrote it is not taken as theirs who is signed in by now', async () => {
		const { id: salam } = (await (await house.ask('salam', '/api/v1/field')).json()) as FieldPerson;
		const of = await reports.sent('salam');
		const { id, ...report } = reports.write();
		const { id: revision, of: _, ...said } = reports.revise(of.id);
		const put = (who: Person, path: string, body: object) =>
			house.ask(who, `/api/v1/observations/${path}`, body, 'PUT', { 'x-person': salam });
		const all = await allLines();
		for (const [path, body] of [
			[id, report],
			[`${of.id}/revisions/${revision}`, said],
		] as const) {
			expect(await refused(put('salamReferent', path, body))).toEqual([401, 'signed-out', 'signed-out']);
			expect(await allLines()).toBe(all);
		}
		expect((await put('salam', id, report)).status).toBe(201);
		expect((await put('salam', `${of.id}/revisions/${revision}`, said)).status).toBe(201);
	});
});
