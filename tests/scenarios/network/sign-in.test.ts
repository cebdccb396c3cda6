import { rm } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { cookieOf, COORDINATOR, openBench, PASSWORD, refusalOf, STORES, type Bench } from './bench.ts';

const HOST = '127.0.0.1:3999';
const SIGN_IN = '/api/auth/sign-in/email';

const ask = (bench: Bench, path: string, init: RequestInit & { host?: string } = {}) => {
	const headers = new Headers(init.headers);
	headers.set('host', init.host ?? HOST);
	return bench.identity.handle(new Request(`http://${HOST}${path}`, { ...init, headers }));
};
const post = (bench: Bench, path: string, body: unknown, headers: Record<string, string> = {}) =>
	ask(bench, path, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body: typeof body === 'string' ? body : JSON.stringify(body),
	});
const right = { email: COORDINATOR, password: PASSWORD };

describe.each(STORES)('/api/auth over %s', (store) => {
	let bench: Bench;
	beforeEach(async () => {
		bench = await openBench(store);
		await bench.found();
	});
	afterEach(() => bench.close());

	test('AC2 a script without Origin signs in, is known by its cookie, and signs out', async () => {
		const signedIn = await post(bench, SIGN_IN, right);
		expect(signedIn.status).toBe(200);
		expect(await signedIn.json()).toMatchObject({ user: { email: COORDINATOR, name: 'C. D.' } });
		const [line, ...more] = signedIn.headers.getSetCookie();
		expect(more).toEqual([]);
		expect(line!.split('; ').slice(1).sort()).toEqual([
			'HttpOnly',
			'Max-Age=604800',
			'Path=/',
			'SameSite=Lax',
		]);
		const cookie = cookieOf([line!]);

		const session = await ask(bench, '/api/auth/get-session', { headers: { cookie } });
		expect(await session.json()).toMatchObject({ user: { email: COORDINATOR } });
		expect((await bench.access.actorOf(new Headers({ cookie }))).kind).toBe('person');

		const signedOut = await post(bench, '/api/auth/sign-out', {}, { cookie });
		expect(signedOut.status).toBe(200);
		expect(signedOut.headers.getSetCookie().join()).toContain('Max-Age=0');
		expect(await (await ask(bench, '/api/auth/get-session', { headers: { cookie } })).json()).toBeNull();
		expect((await bench.access.actorOf(new Headers({ cookie }))).kind).toBe('anonymous');
	});

	test('AC2 each sign-in has a session of its own, and a cookie with one letter changed is nobody’s', async () => {
		const [one, other] = await Promise.all([post(bench, SIGN_IN, right), post(bench, SIGN_IN, right)]);
		const cookies = [one!, other!].map((response) => cookieOf(response.headers.getSetCookie()));
		expect(cookies[0]).not.toBe(cookies[1]);
		for (const at of [30, 60]) {
			const letter = cookies[0]![at] === 'a' ? 'b' : 'a';
			const cookie = cookies[0]!.slice(0, at) + letter + cookies[0]!.slice(at + 1);
			expect(await bench.identity.session(new Headers({ cookie }))).toBeNull();
		}
		await post(bench, '/api/auth/sign-out', {}, { cookie: cookies[0]! });
		expect(await bench.identity.session(new Headers({ cookie: cookies[1]! }))).not.toBeNull();
	});

	test('AC7 a wrong password and an unknown address get the same answer', async () => {
		const seen = async (email: string) => {
			const response = await post(bench, SIGN_IN, { email, password: 'un mot de passe faux' });
			return [response.status, await response.text(), [...response.headers]];
		};
		const known = await seen(COORDINATOR);
		expect(known.slice(0, 2)).toEqual([401, '{"error":{"code":"signed-out","message":"wrong-credentials"}}']);
		expect(await seen('nobody@demo.example')).toEqual(known);
		const longer = { email: COORDINATOR, password: 'x'.repeat(200) };
		expect((await post(bench, SIGN_IN, longer)).status).toBe(401);
	});

	test('AC8 ten wrong passwords for one address: then 429, with the right one and for an unknown address alike', async () => {
		for (const email of [COORDINATOR, 'nobody@demo.example']) {
			const guesses = Array.from({ length: 10 }, () =>
				post(bench, SIGN_IN, { email, password: 'faux faux faux' }),
			);
			const statuses = (await Promise.all(guesses)).map(({ status }) => status);
			expect(statuses).toEqual(Array(10).fill(401));
			const next = await post(bench, SIGN_IN, { email: ` ${email.toUpperCase()}`, password: PASSWORD });
			expect(next.status).toBe(429);
			expect(await next.json()).toEqual({ error: { code: 'too-many', message: 'too-many-attempts' } });
		}
		bench.advance(900_001);
		expect((await post(bench, SIGN_IN, right)).status).toBe(200);
	});

	test('AC8 signing in rightly is never counted', async () => {
		for (let n = 0; n < 12; n++) expect((await post(bench, SIGN_IN, right)).status).toBe(200);
	});

	test('AC8 the count outlives a restart', async () => {
		const guess = () => post(bench, SIGN_IN, { ...right, password: 'faux faux faux' });
		for (let n = 0; n < 10; n++) await guess();
		const { storage, folder } = bench;
		bench = await openBench(store, { storage });
		await rm(folder, { recursive: true });
		expect((await guess()).status).toBe(429);
	});

	test('AC8 the count names nobody, and forgets itself', async () => {
		await post(bench, SIGN_IN, { email: 'nobody@demo.example', password: 'faux faux faux' });
		const { records } = bench.storage;
		const kept = await records.list({ name: 'identity-attempts', indexes: {}, unique: {} });
		expect(kept).toHaveLength(2);
		expect(JSON.stringify(kept)).not.toContain('demo.example');
		bench.advance(3_600_001);
		expect((await post(bench, SIGN_IN, right)).status).toBe(200);
		expect(await records.list({ name: 'identity-attempts', indexes: {}, unique: {} })).toHaveLength(2);
	});

	test('AC9 guesses from one network are counted together, whatever headers it makes up', async () => {
		await bench.close();
		const few = { max: 3, windowMs: 60_000 };
		const many = { max: 100, windowMs: 60_000 };
		bench = await openBench(store, {
			limits: { account: many, network: few, linkAccount: many, linkNetwork: many },
		});
		await bench.found();
		const guess = async (n: number, address: string) => {
			const headers = {
				'x-tablee-address': address,
				'x-forwarded-for': `203.0.113.${n}`,
				'x-real-ip': '1.1.1.1',
			};
			return (
				await post(bench, SIGN_IN, { email: `a${n}@demo.example`, password: 'faux faux faux' }, headers)
			).status;
		};
		const statuses: number[] = [];
		for (let n = 0; n < 4; n++) statuses.push(await guess(n, `2001:db8:1:2::${n}`));
		expect(statuses).toEqual([401, 401, 401, 429]);
		expect(await guess(5, '2001:db8:1:3::1')).toBe(401);
	});

	test('AC11 changing the password asks for the old one and ends every other session', async () => {
		const signIn = async (password: string) =>
			new Headers({
				cookie: cookieOf(
					(await bench.identity.signIn({ email: COORDINATOR, password }, new Headers())).cookies,
				),
			});
		const here = await signIn(PASSWORD);
		const elsewhere = await signIn(PASSWORD);
		const next = 'encore une autre table';
		const change = (current: string, wanted: string) =>
			refusalOf(bench.identity.changePassword(here, { current, next: wanted }));
		expect(await change('faux faux faux', next)).toEqual({ code: 'forbidden', reason: 'wrong-password' });
		expect(await change(PASSWORD, 'azertyuiop')).toEqual({ code: 'invalid', reason: 'password-too-common' });
		await bench.identity.changePassword(here, { current: PASSWORD, next });
		expect(await bench.identity.session(here)).not.toBeNull();
		expect(await bench.identity.session(elsewhere)).toBeNull();
		expect(await refusalOf(signIn(PASSWORD))).toMatchObject({ reason: 'wrong-credentials' });
		await signIn(next);
		await bench.identity.endSessions((await bench.actor(COORDINATOR)).id);
		expect(await bench.identity.session(here)).toBeNull();
	});
});

// none of this depends on the store, nor changes anything that the next test reads
describe('the door', () => {
	let bench: Bench;
	beforeAll(async () => {
		bench = await openBench('memory');
		await bench.found();
	});
	afterAll(() => bench.close());

	test.each([
		['https://evil.example', {}],
		['null', {}],
		[`http://${HOST}.evil.example`, {}],
		['http://127.0.0.1:4000', {}],
		[`http://${HOST}`, { 'sec-fetch-site': 'cross-site' }],
	])('AC3 a page of %s is refused, with the right password too', async (origin, more) => {
		const response = await post(bench, SIGN_IN, right, { origin, ...more });
		expect(response.status).toBe(403);
		expect(await response.json()).toEqual({ error: { code: 'forbidden', message: 'foreign-origin' } });
		expect(response.headers.getSetCookie()).toEqual([]);
	});

	test('AC3 a page of ours is taken, by loopback and by a local network’s address', async () => {
		expect((await post(bench, SIGN_IN, right, { origin: `http://${HOST}` })).status).toBe(200);
		const onLan = await ask(bench, SIGN_IN, {
			host: '192.168.1.7:3000',
			method: 'POST',
			headers: { 'content-type': 'application/json', origin: 'http://192.168.1.7:3000' },
			body: JSON.stringify(right),
		});
		expect(onLan.status).toBe(200);
	});

	test('AC4 the cookie is Secure when the request came by https, and only then', async () => {
		const by = async (protocol: string) => {
			const response = await post(bench, SIGN_IN, right, { 'x-tablee-protocol': protocol });
			return response.headers.getSetCookie()[0]!.split('; ').includes('Secure');
		};
		expect([await by('http'), await by('https')]).toEqual([false, true]);
	});

	test.each([
		['not JSON', '{"email":'],
		['an array', []],
		['null', 'null'],
		['no password', { email: COORDINATOR }],
		['an operator', { email: { $ne: null }, password: { $gt: '' } }],
		['a number', { email: COORDINATOR, password: 12_345 }],
		['no address', { email: 'nobody', password: PASSWORD }],
	])('AC5 %s is a 400', async (_what, body) => {
		const response = await post(bench, SIGN_IN, body);
		expect(response.status).toBe(400);
		expect(await response.json()).toMatchObject({ error: { code: 'invalid' } });
	});

	test('AC5 a form post is a 400: pages have their own form', async () => {
		const body = new URLSearchParams(right);
		expect((await ask(bench, SIGN_IN, { method: 'POST', body })).status).toBe(400);
	});

	test.each([
		['GET', SIGN_IN],
		['POST', `${SIGN_IN}/`],
		['POST', '/api/auth//sign-in/email'],
		['POST', '/api/auth/sign-in%2Femail'],
		['POST', '/api/auth/sign-up/email'],
		['POST', '/api/auth/sign-in/magic-link'],
		['GET', '/api/auth/magic-link/verify?token=x'],
		['POST', '/api/auth/change-password'],
		['POST', '/api/auth/update-user'],
		['POST', '/api/auth/delete-user'],
		['GET', '/api/auth/list-sessions'],
		['POST', '/api/auth/organization/create'],
		['GET', '/api/auth/ok'],
		['GET', '/api/auth/error?error=<script>'],
		['GET', '/api/auth/toString'],
		['OPTIONS', SIGN_IN],
	])('AC5 %s %s is not there', async (method, path) => {
		const response = await ask(bench, path, { method });
		expect(response.status).toBe(404);
		expect(await response.json()).toEqual({ error: { code: 'not-found', message: 'not-found' } });
	});
});

test('AC3 with declared origins the Host header says nothing, and https makes the cookie Secure', async () => {
	const bench = await openBench('memory', { origins: ['https://tablee.example'] });
	await bench.found();
	const from = (origin: string, host: string) =>
		ask(bench, SIGN_IN, {
			host,
			method: 'POST',
			headers: { 'content-type': 'application/json', origin },
			body: JSON.stringify(right),
		});
	expect((await from('https://evil.example', 'evil.example')).status).toBe(403);
	const own = await from('https://tablee.example', 'tablee.example');
	expect(own.status).toBe(200);
	expect(own.headers.getSetCookie()[0]).toContain('; Secure');
	await bench.close();
});
