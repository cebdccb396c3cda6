import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { deliver, deliverBy } from './deliver.ts';
import type { Parcel } from './parcel.ts';

const HASH = 'a'.repeat(64);
const report: Parcel = {
	id: 'r1',
	line: 'r1',
	path: '/x',
	body: { n: 1 },
	receipt: { id: 'r1', hash: HASH },
};
const receipt = { id: 'r1', hash: HASH, seq: 4, receivedAt: '2013-05-14T10:00:00.000Z' };
let answer: () => Response | Promise<Response>;
const asked: RequestInit[] = [];

beforeEach(() => {
	asked.length = 0;
	vi.stubGlobal('fetch', async (_path: string, options: RequestInit) => {
		asked.push(options);
		return answer();
	});
});
afterEach(() => vi.unstubAllGlobals());

const says = (status: number, body: unknown, type = 'application/json') => {
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	answer = () => new Response(text, { status, headers: { 'content-type': type } });
};

describe('only a receipt lets a report leave the phone', () => {
	test('BD40 a receipt for this very report is one, whether it is new or known', async () => {
		for (const status of [200, 201]) {
			says(status, receipt);
			expect(await deliver(report)).toEqual({ kind: 'taken', answer: receipt });
		}
	});

	test('BD40 everything else is none, and the report stays', async () => {
		const nothings: [string, () => void][] = [
			['the page of a captive portal', () => says(200, '<html>Bienvenue</html>', 'text/html')],
			['JSON that says it is a page', () => says(200, receipt, 'text/html')],
			['JSON of something else', () => says(200, { ok: true })],
			['null', () => says(200, 'null')],
			['a receipt for another report', () => says(200, { ...receipt, id: 'r2' })],
			['a receipt for other content', () => says(200, { ...receipt, hash: 'b'.repeat(64) })],
			['half an answer', () => says(200, JSON.stringify(receipt).slice(0, 20))],
			['taken to be worked on later', () => says(202, receipt)],
			['nothing', () => (answer = () => new Response(null, { status: 204 }))],
			['a proxy that fails', () => says(502, 'Bad gateway', 'text/plain')],
			['a server that fails', () => says(500, { error: { code: 'internal', message: 'x' } })],
			['a portal that forbids', () => says(403, { login: 'first' })],
			['no network', () => (answer = () => Promise.reject(new TypeError('Failed to fetch')))],
		];
		for (const [what, happens] of nothings) {
			happens();
			expect(await deliver(report), what).toMatchObject({ kind: 'later' });
		}
	});

	test('BD41 what the contract refuses is said with its reason; a session that ended is not a refusal', async () => {
		for (const [status, code] of [
			[400, 'invalid'],
			[403, 'forbidden'],
			[404, 'not-found'],
			[409, 'conflict'],
			[410, 'gone'],
			[413, 'too-large'],
		] as const) {
			says(status, { error: { code, message: 'answers.meals: report-count' } });
			const refused = { code, reason: 'answers.meals: report-count' };
			expect(await deliver(report)).toEqual({ kind: 'refused', refused });
		}
		says(401, { error: { code: 'signed-out', message: 'signed-out' } });
		expect(await deliver(report)).toEqual({ kind: 'signed-out' });
		says(429, { error: { code: 'too-many', message: '' } });
		expect(await deliver(report)).toEqual({ kind: 'later', calm: true });
	});

	test('BD40 it follows nobody to another address, and is never answered from a cache', async () => {
		says(200, receipt);
		await deliver(report);
		expect(asked[0]).toMatchObject({ method: 'PUT', redirect: 'error', cache: 'no-store' });
	});

	test('BD42 each attempt says what the clock of the phone says then', async () => {
		says(200, receipt);
		let attempts = 0;
		const send = deliverBy({ patience: 1000, headers: () => ({ 'x-device-time': `t${(attempts += 1)}` }) });
		await send(report);
		await send(report);
		expect(asked.map(({ headers }) => (headers as Record<string, string>)['x-device-time'])).toEqual([
			't1',
			't2',
		]);
	});
});
