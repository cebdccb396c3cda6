import { describe, expect, test } from 'vitest';
import { Nothing } from '#lib/protocol/api/common.ts';
import { NewPaper, PaperChange, PaperQuery } from '#lib/protocol/api/papers.ts';
import { readBody } from './read-body.ts';
import { readJson, readQuery } from './read-json.ts';

const request = (body: BodyInit | null, type: string | null = 'application/json', headers = {}) =>
	new Request('http://localhost/', {
		method: 'POST',
		body,
		headers: { ...(type && { 'content-type': type }), ...headers },
		duplex: 'half',
	} as RequestInit);
const paper = { title: 'Titre', kind: 'letter', language: 'fr', group: 'politique' };
const refused = (code: string, reason: string | RegExp) =>
	expect.objectContaining({
		code,
		reason: typeof reason === 'string' ? reason : expect.stringMatching(reason),
	});

describe('the body of a request', () => {
	test('HT30 is taken as the schema describes it', async () => {
		expect(
			await readJson(request(JSON.stringify(paper), 'Application/JSON; charset=utf-8'), NewPaper),
		).toEqual(paper);
	});

	test.each([null, 'text/plain', 'application/x-www-form-urlencoded', 'text/json'])(
		'HT31 of type %j is refused: a foreign form could have sent it',
		async (type) => {
			await expect(readJson(request(JSON.stringify(paper), type), NewPaper)).rejects.toEqual(
				refused('invalid', 'content-type-json'),
			);
		},
	);

	test('HT31 nothing at all needs no type', async () => {
		expect(await readJson(request(null, null), Nothing)).toEqual({});
	});

	test.each([
		['{', 'not-json'],
		[new Uint8Array([0x22, 0xff, 0x22]), 'not-json'],
		['null', /expected object/],
		['', /^title: /],
		[{ ...paper, title: { $ne: null } }, /^title: .*expected string/],
		[{ ...paper, kind: ['letter'] }, /^kind: /],
		[{ ...paper, group: 'x'.repeat(101) }, /^group: /],
		[{ ...paper, $where: '1' }, /Unrecognized key.*\$where/],
		['{"title":"x","kind":"letter","language":"fr","group":"g","__proto__":{"archived":true}}', /__proto__/],
	])('HT32 %j is refused with the field named', async (body, reason) => {
		const bytes = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);
		await expect(readJson(request(bytes), NewPaper)).rejects.toEqual(refused('invalid', reason));
	});

	test('HT32 a change that changes nothing is refused', async () => {
		await expect(readJson(request('{}'), PaperChange)).rejects.toEqual(
			refused('invalid', /title or archived/),
		);
	});

	test('HT33 larger than the limit is refused, whatever its length claims, and not read to its end', async () => {
		const large = JSON.stringify({ ...paper, title: 'x'.repeat(70_000) });
		await expect(readJson(request(large), NewPaper)).rejects.toEqual(refused('too-large', 'too-large'));
		let pulled = 0;
		const endless = new ReadableStream<Uint8Array>({
			pull(controller) {
				pulled += 1;
				controller.enqueue(new Uint8Array(1000));
			},
		});
		await expect(readBody(request(endless), 5000)).rejects.toEqual(refused('too-large', 'too-large'));
		expect(pulled).toBeLessThan(20);
		await expect(readBody(request('x', null, { 'content-length': '5001' }), 5000)).rejects.toBeDefined();
	});
});

test('HT34 a query is read like a body: unknown words are refused, unknown names ignored', () => {
	const read = (query: string) => readQuery(new URL(`http://localhost/?${query}`), PaperQuery);
	expect(read('kind=call&utm=x')).toEqual({ kind: 'call' });
	expect(() => read('kind=nothing')).toThrow(/kind: /);
});
