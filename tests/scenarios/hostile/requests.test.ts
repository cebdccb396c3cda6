import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer } from '../../support/start-server.ts';
import { openOwnServer, type OwnServer } from './own-server.ts';

let own: OwnServer;
beforeAll(async () => {
	own = await openOwnServer();
}, 60_000);
afterAll(() => own[Symbol.asyncDispose]());

const part = (head: string, body = 'abc', end = '--x--\r\n') => `--x\r\n${head}\r\n\r\n${body}\r\n${end}`;
const multipart = 'multipart/form-data; boundary=x';
const NO_FORMS: readonly (readonly [string, string, string])[] = [
	['multipart without a boundary', 'multipart/form-data', 'x'],
	['an empty multipart body', multipart, ''],
	['a truncated multipart body', multipart, part('Content-Disposition: form-data; name="receipt"', 'a', '')],
	['a part without a header', multipart, part('')],
	['a part that is not of a form', multipart, part('Content-Disposition: attachment; name="title"')],
];

test.each(NO_FORMS)('HT64 %s is the sender’s mistake: 400, and nothing is logged', async (_, type, body) => {
	const { server } = own;
	const problems = () =>
		server
			.output()
			.split('\n')
			.filter((line) => /"level":"(warn|error)"/.test(line));
	const before = problems();
	for (const path of ['/verify', '/sign-in?/password', '/sign-in?/link', '/locale', '/network?/group']) {
		const headers = { origin: server.address, accept: 'text/html', 'content-type': type };
		const response = await fetch(server.address + path, { method: 'POST', headers, body });
		expect([path, response.status]).toEqual([path, 400]);
	}
	expect(problems()).toEqual(before);
});

test('HT64 a form of a megabyte is refused, and so is a file beyond a receipt’s size', async () => {
	const { server } = own;
	const cookie = await own.signIn();
	const post = (path: string, fields: Record<string, string>) =>
		fetch(server.address + path, {
			method: 'POST',
			headers: { origin: server.address, accept: 'text/html', cookie },
			body: new URLSearchParams(fields),
			redirect: 'manual',
		});
	const long = 'a'.repeat(2 ** 20);
	for (const path of [
		'/network?/group',
		'/sign-in?/password',
		'/sign-in?/link',
		'/setup',
		'/verify',
		'/locale',
	])
		expect([path, (await post(path, { name: long })).status]).toEqual([path, 413]);
	expect((await post('/network?/group', { name: long.slice(0, 2 ** 18), about: '' })).status).toBe(400);
	expect((await post('/network?/group', { name: 'A', about: long.slice(0, 2 ** 18) })).status).toBe(400);
	const verify = (bytes: number) => {
		const body = new FormData();
		body.set('receipt', new Blob([new Uint8Array(bytes)]), 'receipt.zip');
		const headers = { origin: server.address, accept: 'text/html' };
		return fetch(`${server.address}/verify`, { method: 'POST', headers, body });
	};
	expect((await verify(8 * 2 ** 20)).status).toBe(200);
	expect((await verify(8 * 2 ** 20 + 1)).status).toBe(413);
	expect((await verify(10 * 2 ** 20)).status).toBe(413);
	expect((await fetch(`${server.address}/network`, { headers: { cookie } })).status).toBe(200);
});

test('HT65 whatever goes wrong below /api/v1 is said in the form of the contract', async () => {
	const { address } = own.server;
	const contract = { error: { code: expect.any(String), message: expect.any(String) } };
	for (const accept of ['application/json', 'text/html', '*/*']) {
		const ask = (path: string, init: RequestInit = {}) =>
			fetch(address + path, { ...init, headers: { accept, ...init.headers } });
		for (const [status, response] of [
			[404, await ask('/api/v1/nothing-of-the-kind')],
			[405, await ask('/api/v1/papers', { method: 'DELETE' })],
			[413, await ask('/api/v1/verify', { method: 'POST', body: new Uint8Array(10 * 2 ** 20) })],
			[403, await ask('/api/v1/papers', { method: 'POST', headers: { origin: 'https://evil.example' } })],
		] as const) {
			expect([response.status, await response.json()]).toEqual([status, contract]);
			expect(response.headers.get('cache-control')).toContain('no-store');
		}
	}
});

test('HT65 answers of the API to somebody are kept by no cache', async () => {
	const cookie = await own.signIn();
	for (const path of ['me', 'papers', 'campaigns', 'associations', 'groups']) {
		const response = await fetch(`${own.server.address}/api/v1/${path}`, { headers: { cookie } });
		expect([path, response.status, response.headers.get('cache-control')]).toEqual([
			path,
			200,
			'private, no-store',
		]);
	}
});

test('HT66 a change asked by the page of another origin is refused, in whatever form it comes', async () => {
	const { address } = own.server;
	const cookie = await own.signIn();
	const { host } = new URL(address);
	for (const origin of [
		'null',
		'https://evil.example',
		`http://${host}0`,
		`http://${host}.evil.example`,
		'file://',
	])
		for (const type of ['application/json', 'text/plain', 'application/x-www-form-urlencoded', multipart])
			for (const path of [
				'/api/v1/papers',
				'/sign-out',
				'/locale',
				'/network?/group',
				'/account?/sessions',
			]) {
				const headers = { origin, cookie, 'content-type': type };
				const response = await fetch(address + path, {
					method: 'POST',
					headers,
					body: '{}',
					redirect: 'manual',
				});
				expect([origin, type, path, response.status]).toEqual([origin, type, path, 403]);
			}
	const me = await fetch(`${address}/api/v1/me`, { headers: { cookie } });
	expect(me.status).toBe(200);
});

test('HT66 with several declared addresses forms are taken from each of them, and from no other', async () => {
	const origins = ['http://one.example', 'http://two.example'];
	const server = await startServer('server/main.ts', {
		DATA_DIR: `${own.dataDir}/two`,
		ORIGIN: origins.join(','),
	});
	try {
		const signIn = (origin: string, host: string) =>
			new Promise<number | undefined>((resolve, reject) => {
				const headers = { origin, host, 'content-type': 'application/x-www-form-urlencoded' };
				request(`${server.address}/sign-in?/password`, { method: 'POST', headers }, (response) => {
					resolve(response.resume().statusCode);
				})
					.once('error', reject)
					.end('email=nobody%40demo.example&password=x');
			});
		for (const origin of origins) expect(await signIn(origin, new URL(origin).host)).not.toBe(403);
		expect(await signIn('http://three.example', 'one.example')).toBe(403);
	} finally {
		await server.stop();
	}
});
