import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { entries } from '../../../server/board/collections.ts';
import { listAll } from '../../../server/network/read-all.ts';
import { openBoardHouse, type BoardHouse } from '../../support/board-house.ts';
import { BY_PERSON } from '../../../server/board/reports/record.ts';
import { refused, reportsOf, type Reports } from './reports-house.ts';

let house: BoardHouse;
let reports: Reports;
beforeAll(async () => {
	house = await openBoardHouse();
	reports = reportsOf(house);
});
afterAll(() => house?.close());

const lines = async () => (await listAll(house.services.storage.records, entries)).map(({ value }) => value);
/** A body byte for byte. */
const raw = (id: string, body: string) =>
	house.ask('salam', `/api/v1/observations/${id}`, new TextEncoder().encode(body), 'PUT');

describe('BD29 a hostile body is refused and keeps nothing', () => {
	test('BD29 too large, too deep, no JSON, other fields, other types', async () => {
		const { id, ...rest } = reports.write();
		const text = JSON.stringify(rest);
		const deep = '['.repeat(30_000) + ']'.repeat(30_000);
		const before = (await lines()).length;
		const cases: [string, number, string | RegExp][] = [
			[text.replace('"remark":""', `"remark":"${'x'.repeat(70_000)}"`), 413, 'too-large'],
			[text.replace('"remark":""', `"remark":${deep}`), 400, /^(remark: |not-json)/],
			[text.replace('"answers":{', `"answers":{"mot":${deep},`), 400, /^(answers\.mot: |not-json)/],
			['{', 400, 'not-json'],
			['[]', 400, /expected object/],
			['null', 400, /expected object/],
			[text.replace('{', '{"late":false,'), 400, /late/],
			[text.replace('{', '{"__proto__":{"late":true},'), 400, /__proto__/],
			[text.replace('"level":"network"', '"level":"group:sante"'), 400, /^level: /],
			[text.replace('"round":null', '"round":"../../x"'), 400, /^round: /],
			[text.replace('"n":74', '"n":7.4'), 400, /^answers\.meals/],
			[text.replace('"n":74', '"n":1e400'), 400, /^answers\.meals/],
			[text.replace('"n":74', '"n":74,"name":"A. B."'), 400, /^answers\.meals/],
			[text.replace('"kind":"count"', '"kind":"person_name"'), 400, /^answers\.meals/],
			[text.replace('"answers":{', '"answers":{"../x":{"kind":"count","n":1},'), 400, /^answers\./],
			[
				text.replace('"answers":{', '"answers":{"__proto__":{"kind":"count","n":9},'),
				400,
				'__proto__: Invalid key in record',
			],
			[
				text.replace('"answers":{', '"answers":{"_x":{"kind":"count","n":9},'),
				400,
				/^answers\._x: Invalid key in record$/,
			],
			[text.replace('"answers":{', `"answers":{${manyAnswers()},`), 400, 'answers: report-answers-many'],
		];
		for (const [body, status, message] of cases) {
			const [answered, , said] = await refused(raw(id, body));
			expect([body.slice(0, 80), answered, said]).toEqual([
				body.slice(0, 80),
				status,
				typeof message === 'string' ? message : expect.stringMatching(message),
			]);
		}
		expect((await lines()).length).toBe(before);
	});

	test('BD29 an item called like a part of every object becomes nothing else', async () => {
		const { id, ...rest } = reports.write();
		const text = JSON.stringify(rest).replace(
			'"answers":{',
			'"answers":{"constructor":{"kind":"count","n":8},"toString":{"kind":"count","n":9},',
		);
		expect((await raw(id, text)).status).toBe(201);
		const read = await house.services.board.reports.read(await house.as('salam'), id);
		expect(Object.keys(read.answers).toSorted()).toEqual(['constructor', 'meals', 'present', 'toString']);
		expect(Object.getPrototypeOf(read.answers)).toBe(Object.prototype);
		expect((await house.services.board.view.read(await house.as('salam'))).state.reports[id]).toBeDefined();
	});

	test('BD29 nobody flips the audience of what was kept, by sending it for others', async () => {
		const own = await reports.sent('salam', { level: 'association', remark: 'parole' });
		expect(await refused(reports.send('salam', { ...own, level: 'network' }))).toEqual([
			409,
			'conflict',
			'report-differs',
		]);
		const about = (await lines()).filter(({ fact }) => JSON.stringify(fact).includes(own.id));
		expect(new Set(about.map(({ stream }) => stream))).toEqual(new Set(['association:salam']));
		expect((await house.ask('auberge', `/api/v1/observations/${own.id}`)).status).toBe(404);

		// and what was sent for one association only is not read by the coordinator through the one for all
		const shared = await reports.sent('salam');
		await reports.send('salam', { ...shared, level: 'association', remark: 'parole' });
		const read = async (who: 'salam' | 'coordination') =>
			JSON.stringify(await house.services.board.reports.read(await house.as(who), shared.id));
		expect(await read('salam')).toContain('parole');
		expect(await read('coordination')).not.toContain('parole');
	});
});

test('BD29 one person adds no more than a thousand lines an hour; what has arrived is answered all the same', async () => {
	const actor = await house.as('auberge');
	const { record } = house.services.board.reports;
	const write = () => reports.write({ association: 'auberge', level: 'association' });
	const first = write();
	await record(actor, first);
	for (let n = 1; n < BY_PERSON.max; n++) await record(actor, write());
	expect((await reports.send('auberge', write())).status).toBe(429);
	expect((await reports.send('auberge', first)).status).toBe(200);
	expect((await reports.send('salam', reports.write())).status).toBe(201);
}, 120_000);

function manyAnswers(): string {
	return Array.from({ length: 70 }, (_, n) => `"x${n}":{"kind":"count","n":1}`).join();
}
