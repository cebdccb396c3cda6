import { globSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newDatabaseAt, startMongoServer, type MongoServer } from '../../support/mongo-server.ts';
import { EMAIL, openOwnServer, PASSWORD, type OwnServer } from './own-server.ts';

const routes = fileURLToPath(new URL('../../../src/routes', import.meta.url));
const OPERATORS = ['{"$gt":""}', '{"$ne":null}', '{"_bsontype":"Code","code":"true"}', '[$ne]', '$where'];
const OBJECTS = [
	{ $gt: '' },
	{ $ne: null },
	{ $regex: '.*' },
	{ _bsontype: 'Code', code: 'true' },
	[{ $ne: null }],
];

/** Every address of the API that names something, with the methods it answers. */
const ADDRESSES = globSync('api/v1/**/+server.ts', { cwd: routes })
	.filter((file) => file.includes('['))
	.map((file) => {
		const code = readFileSync(join(routes, file), 'utf8');
		const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((method) =>
			new RegExp(`export const ${method}\\b|export async function ${method}\\b`).test(code),
		);
		return { path: `/${file.replace('/+server.ts', '')}`, methods };
	});

let mongo: MongoServer | { readonly reason: string };
beforeAll(async () => {
	mongo = await startMongoServer();
}, 900_000);
afterAll(async () => {
	if ('stop' in mongo) await mongo.stop();
});

describe.each(['sqlite', 'mongodb'])('operators in requests, over %s', (store) => {
	let own: OwnServer | null = null;
	let cookie = '';
	beforeAll(async () => {
		if (store === 'mongodb' && 'reason' in mongo) return;
		const env: Record<string, string> =
			store === 'mongodb' && 'url' in mongo ? { MONGODB_URL: newDatabaseAt(mongo.url) } : {};
		own = await openOwnServer(mkdtempSync(join(tmpdir(), 'tablee-operators-')), env);
		cookie = await own.signIn();
	}, 120_000);
	afterAll(() => own?.[Symbol.asyncDispose]());

	function ask(path: string, method = 'GET', body?: unknown): Promise<Response> {
		const { address } = own!.server;
		return fetch(address + path, {
			method,
			headers: { cookie, origin: address, 'content-type': 'application/json' },
			...(method === 'GET' ? {} : { body: JSON.stringify(body) }),
		});
	}

	test('ST78 an operator in the place of an id names nothing', async (context) => {
		if (!own) return context.skip('reason' in mongo ? mongo.reason : '');
		expect(ADDRESSES.length).toBeGreaterThan(10);
		for (const { path, methods } of ADDRESSES)
			for (const method of methods)
				for (const operator of OPERATORS) {
					const asked = path.replaceAll(/\[[^\]]+\]/g, () => encodeURIComponent(operator));
					const { status } = await ask(asked, method, {});
					expect([asked, method, status >= 400 && status < 500 ? 'refused' : status]).toEqual([
						asked,
						method,
						'refused',
					]);
				}
	}, 120_000);

	test('ST78 an operator in a query is text like others', async (context) => {
		if (!own) return context.skip('reason' in mongo ? mongo.reason : '');
		for (const area of ['papers', 'campaigns', 'gatherings', 'groups', 'ledger', 'observations'])
			for (const operator of OPERATORS) {
				const query = new URLSearchParams({
					group: operator,
					after: operator,
					'id[$ne]': '',
					since: operator,
				});
				const { status } = await ask(`/api/v1/${area}?${query}`);
				expect([area, operator, status < 500]).toEqual([area, operator, true]);
			}
	}, 60_000);

	test('ST78 an operator in a body is refused, and signs nobody in', async (context) => {
		if (!own) return context.skip('reason' in mongo ? mongo.reason : '');
		for (const object of OBJECTS) {
			const paper = { title: object, kind: 'letter', language: 'fr', group: object };
			expect((await ask('/api/v1/papers', 'POST', paper)).status).toBe(400);
			for (const credentials of [
				{ email: object, password: PASSWORD },
				{ email: EMAIL, password: object },
				{ email: object, password: object },
			]) {
				const answer = await ask('/api/auth/sign-in/email', 'POST', credentials);
				expect(answer.status).toBeGreaterThanOrEqual(400);
				expect(answer.status).toBeLessThan(500);
				expect(answer.headers.getSetCookie()).toEqual([]);
			}
		}
	}, 60_000);
});
