import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeApi } from '#lib/protocol/api/openapi.ts';
import type { Form } from '#lib/domain/board/form.ts';
import { shortCode, type Observation } from '#lib/domain/board/observation.ts';
import type { FieldPerson, FieldSite, ReportStatus } from '#lib/protocol/views/field.ts';
import type { ReportRow } from '#lib/protocol/views/report.ts';
import { REPORT_REASONS } from '#lib/domain/board/check-report.ts';
import { REVISION_REASONS } from '#lib/domain/board/check-revision.ts';
import { BY_REASON } from '#lib/ui/refusal-text.ts';
import { SCHEMAS } from '#lib/protocol/api/schemas.ts';
import type { Entry, ObservationFact } from '#lib/domain/board/entry.ts';
import { entries, forms, sites } from '../../../server/board/collections.ts';
import { findAll, listAll } from '../../../server/network/read-all.ts';
import { openBoardHouse, type BoardHouse } from '../../support/board-house.ts';
import { receiptIn, refused, reportsOf, type Reports } from './reports-house.ts';

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

describe('what a report may say', () => {
	test('BD13 the example of the description is accepted, with a site and an association of this house', async () => {
		const api = describeApi() as { paths: Record<string, { put: { requestBody: { content: object } } }> };
		const content = api.paths['/api/v1/observations/{id}']!.put.requestBody.content as Record<
			string,
			{ example: Observation }
		>;
		const { example } = content['application/json']!;
		const [site] = (await (await house.ask('salam', '/api/v1/sites')).json()) as FieldSite[];
		const field = (await (await house.ask('salam', '/api/v1/field')).json()) as FieldPerson;
		const report = { ...example, site: site!.id, association: field.associations[0]!.id };
		const [status, receipt] = await receiptIn(reports.put('salam', example.id, report));
		expect([status, receipt.id]).toEqual([201, example.id]);
		expect((await receiptIn(reports.put('salam', example.id, report)))[0]).toBe(200);
	});

	test('BD14 what can’t be kept is refused with its field, and nothing of it is kept', async () => {
		const count = (n: number) => ({ kind: 'count', n }) as const;
		const cases: [Partial<Record<keyof Observation, unknown>>, string][] = [
			[{ site: 'nulle-part' }, 'site: report-site'],
			[{ form: 2 }, 'form: report-form'],
			[{ visitedOn: '2013-02-30' }, 'visitedOn: report-day'],
			[{ visitedOn: '2999-01-01' }, 'visitedOn: report-day-ahead'],
			[{ visitedOn: '2003-01-07' }, 'visitedOn: report-day-early'],
			[{ visitedAt: '25:00' }, 'visitedAt: report-hour'],
			[{ remark: 'x'.repeat(501) }, 'remark: report-remark'],
			[{ remark: '\ud800' }, 'report-unreadable'],
			[{ answers: { meals: count(10_000) } }, 'answers.meals: report-count'],
			[{ answers: { meals: count(-1) } }, 'answers.meals: report-count'],
			[{ answers: { meals: { kind: 'yes-no', yes: true } } }, 'answers.meals: report-kind'],
			[{ answers: { pass: { kind: 'text', text: 'A. B.' } } }, 'answers.pass: report-kind'],
			[{ answers: { needs: { kind: 'choice', chosen: ['passports'] } } }, 'answers.needs: report-choice'],
		];
		const before = await allLines();
		for (const [input, message] of cases)
			expect(
				await refused(
					reports.put('salam', reports.write().id, { ...reports.write(), id: undefined, ...input }),
				),
			).toEqual([400, 'invalid', message]);
		expect(await allLines()).toBe(before);
	});

	test('BD14 every such reason has its sentence', () => {
		for (const reason of [
			...REPORT_REASONS,
			...REVISION_REASONS,
			...['report-site', 'report-form', 'report-form-old', 'report-id'],
		])
			expect(BY_REASON).toHaveProperty([reason]);
	});

	test('BD15 no clock of a phone has it refused: the difference is kept beside it', async () => {
		const days = 86_400_000;
		for (const off of [-2 * days, 2 * days, -30 * 365 * days]) {
			const at = new Date(house.services.now() + off).toISOString();
			const report = reports.write({ device: { createdAt: at, offset: 60 } });
			await house.services.board.reports.record(await house.as('salam'), report, {
				hash: null,
				deviceTime: at,
			});
			const { skew } = (await lineOf(report.id)).fact;
			expect(Math.abs(skew! - off)).toBeLessThan(60_000);
		}
		const report = reports.write();
		const sent = { hash: null, deviceTime: 'hier' };
		await house.services.board.reports.record(await house.as('salam'), report, sent);
		expect((await lineOf(report.id)).fact.skew).toBeNull();
	});

	test('BD15 the day of a visit stays the one that was chosen, whatever the instant', async () => {
		for (const visitedOn of [reports.yesterday, reports.today]) {
			const { id } = await reports.sent('salam', { visitedOn, visitedAt: '00:10' });
			expect((await lineOf(id)).fact.report.visitedOn).toBe(visitedOn);
		}
	});

	test('BD16 a form that was replaced is accepted for 12 months, with what it asked; then no more', async () => {
		const { records } = house.services.storage;
		const site = house.sites[1].id;
		const form = (number: number, createdAt: string): Form => ({
			site,
			number,
			items: number === 1 ? house.form.items : [],
			createdAt,
			createdBy: 'somebody',
		});
		const ago = (days: number) => new Date(house.services.now() - days * 86_400_000).toISOString();
		await records.insert(forms, `${site}/2`, form(2, ago(360)));
		const old = await reports.sent('salam', { site, form: 1 });
		expect((await lineOf(old.id)).fact.report.answers).toEqual(old.answers);
		// what only another version asked is kept beside
		const later = await reports.sent('salam', { site, form: 2 });
		expect((await lineOf(later.id)).fact.report.answers).toEqual(later.answers);
		const stored = await records.get(forms, `${site}/2`);
		await records.replace(forms, `${site}/2`, stored!.revision, form(2, ago(370)));
		expect(await refused(reports.send('salam', reports.write({ site, form: 1 })))).toEqual([
			400,
			'invalid',
			'form: report-form-old',
		]);
	});

	test('BD17 what comes for a validated month is taken, marked late; nothing in it is corrected', async () => {
		const visitedOn = '2013-05-14';
		const early = await reports.sent('salam', { visitedOn });
		await reports.lock(visitedOn);
		const late = await reports.sent('salam', { visitedOn });
		expect([(await lineOf(early.id)).fact.late, (await lineOf(late.id)).fact.late]).toEqual([false, true]);
		for (const revision of [
			reports.revise(early.id),
			reports.revise((await reports.sent('salam')).id, { answers: {}, visitedOn }),
			// nor does a figure leave it by its day
			reports.revise(early.id, { answers: {}, visitedOn: reports.today }),
		])
			expect(await refused(reports.correct('salam', revision))).toEqual([409, 'conflict', 'period-locked']);
	});
});

describe('what became of it', () => {
	test('BD18 its status is for who may read it and for its association; for others it is not there', async () => {
		const shared = await reports.sent('salam');
		const own = await reports.sent('salam', { level: 'association' });
		const unknown = reports.write();
		const ask = async (who: Parameters<Reports['send']>[0], { id }: { id: string }) =>
			(await house.ask(who, `/api/v1/observations/${id}`)).status;
		for (const [who, statuses] of [
			['salam', [200, 200, 404]],
			['auberge', [200, 404, 404]],
			['coordination', [200, 404, 404]],
			['emmaus', [404, 404, 404]],
			['ligue', [404, 404, 404]],
			['nobody', [404, 404, 404]],
			[null, [401, 401, 401]],
		] as const)
			expect([who, await Promise.all([shared, own, unknown].map((report) => ask(who, report)))]).toEqual([
				who,
				statuses,
			]);
		const status = (await (
			await house.ask('auberge', `/api/v1/observations/${shared.id}`)
		).json()) as ReportStatus;
		expect(SCHEMAS.ReportStatus.strict().parse(status)).toEqual(status);
		expect(status).toMatchObject({ receipt: { id: shared.id }, seenBy: 0, corrected: 0, disputed: false });
	});

	test('BD18 « seen by » counts the associations that had it on an open board, without its own', async () => {
		const report = await reports.sent('salam');
		const { seq } = await lineOf(report.id);
		const { view } = house.services.board;
		await view.read(await house.as('auberge'));
		for (const who of ['salam', 'auberge'] as const) await view.seen(await house.as(who), { network: seq });
		expect(await (await house.ask('salam', `/api/v1/observations/${report.id}`)).json()).toMatchObject({
			seenBy: 1,
		});
		const next = await reports.sent('salam');
		expect(await (await house.ask('salam', `/api/v1/observations/${next.id}`)).json()).toMatchObject({
			seenBy: 0,
		});
	});

	test('BD19 a short code finds it, within what one may read', async () => {
		const shared = await reports.sent('salam');
		const own = await reports.sent('salam', { level: 'association' });
		const find = async (who: Parameters<Reports['send']>[0], code: string) =>
			(await (await house.ask(who, `/api/v1/observations?code=${code}`)).json()) as ReportRow[];
		const ids = async (...asked: Parameters<typeof find>) => (await find(...asked)).map(({ id }) => id);
		expect(await ids('auberge', shortCode(shared.id).toLowerCase())).toEqual([shared.id]);
		expect(await ids('salam', shortCode(own.id))).toEqual([own.id]);
		expect(await ids('auberge', shortCode(own.id))).toEqual([]);
		expect(await ids('emmaus', shortCode(shared.id))).toEqual([]);
		const [row] = await find('salam', shortCode(shared.id));
		expect(SCHEMAS.ReportItem.strict().parse(row)).toEqual(row);
		expect((await house.ask(null, '/api/v1/observations?code=K7F3')).status).toBe(401);
	});

	test('BD20 the phone gets the sites with their form and last visit, and nothing of where they are', async () => {
		const { id } = house.sites[0];
		await reports.sent('salam', {
			remark: 'Derrière le hangar',
			visitedAt: '23:59',
			answers: { meals: { kind: 'count', n: 4321 } },
		});
		const response = await house.ask('auberge', '/api/v1/sites');
		const text = await response.text();
		const sites = JSON.parse(text) as FieldSite[];
		expect(sites.map((site) => SCHEMAS.FieldSite.strict().parse(site))).toEqual(sites);
		expect(sites.find((site) => site.id === id)).toMatchObject({
			sector: { number: 1 },
			state: 'open',
			form: { number: 1 },
			last: { visitedOn: reports.today, answers: { meals: { n: 4321 } } },
		});
		expect(text).not.toMatch(/latitude|longitude|hangar/);
		// who may not read the reports of others has the sites all the same
		const bare = await (await house.ask('emmaus', '/api/v1/sites')).text();
		expect(JSON.parse(bare)).toHaveLength(2);
		expect([text.includes('4321'), bare.includes('4321')]).toEqual([true, false]);
		expect(await (await house.ask('ligue', '/api/v1/sites')).json()).toEqual([]);
		expect((await house.ask(null, '/api/v1/sites')).status).toBe(401);
	});

	test('BD20 a site that ended is offered for some days more, then not', async () => {
		const coordinator = await house.as('coordination');
		const { id } = await house.services.board.sites.openSite(coordinator, {
			name: 'Loon',
			sector: house.sector.id,
			openedOn: '2013-01-07',
			mealDays: [],
		});
		const shown = async () =>
			((await (await house.ask('salam', '/api/v1/sites')).json()) as FieldSite[]).some(
				(site) => site.id === id,
			);
		expect(await shown()).toBe(true);
		await endSite(id, reports.yesterday);
		expect(await shown()).toBe(true);
		await endSite(id, '2013-06-01');
		expect(await shown()).toBe(false);
		// what was seen there is taken all the same
		await reports.sent('salam', { site: id });
	});

	test('BD20 it says who one is and for whom one may report', async () => {
		const person = async (who: Parameters<Reports['send']>[0]) => {
			const answered = (await (await house.ask(who, '/api/v1/field')).json()) as FieldPerson;
			return SCHEMAS.FieldPerson.strict().parse(answered);
		};
		expect(await person('salam')).toMatchObject({
			associations: [{ id: 'salam', name: 'Salam', shares: true }],
			board: true,
			alertGroup: null,
		});
		expect(await person('emmaus')).toMatchObject({ associations: [{ shares: false }], board: false });
		for (const who of ['ligue', 'nobody'] as const)
			expect(await person(who)).toMatchObject({ associations: [], board: false, alertGroup: null });
		expect((await house.ask(null, '/api/v1/field')).status).toBe(401);
	});
});

async function endSite(id: string, endedOn: string): Promise<void> {
	const { records } = house.services.storage;
	const stored = await records.get(sites, id);
	await records.replace(sites, id, stored!.revision, { ...stored!.value, state: 'closed', endedOn });
}
