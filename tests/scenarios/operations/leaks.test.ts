import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import WebSocket from 'ws';
import { newPaper } from '../../support/new-paper.ts';
import { EMAIL, openOwnServer, PASSWORD, type OwnServer } from '../hostile/own-server.ts';

const PATIENCE = 300_000;

/** What people type, are, or hold: none of it may be found in the log, in whatever place it was put. */
const CANARIES = {
	name: 'Canari-Prenom',
	email: 'canari.adresse@ailleurs.example',
	text: 'canari-phrase-d-un-texte',
	password: 'canari-mot-de-passe-long',
	token: 'canari_jeton_0123456789',
	agent: 'canari-navigateur/1.0',
	address: '203.0.113.77',
	mailSecret: 'canari-secret-du-courrier',
} as const;
const EVERYTHING = Object.values(CANARIES).join(' ');

let own: OwnServer;
let cookie: string;
beforeAll(async () => {
	own = await openOwnServer(mkdtempSync(join(tmpdir(), 'tablee-leaks-')), {
		LOG_LEVEL: 'debug',
		ADDRESS_HEADER: 'x-real-ip',
		// nobody listens there: each letter fails, with the address in the error
		SMTP_URL: `smtp://canari:${CANARIES.mailSecret}@127.0.0.1:1`,
	});
	cookie = await own.signIn();
}, PATIENCE);
afterAll(() => own?.[Symbol.asyncDispose]());

/** Every address of the site, a canary in each of its places, a segment or the query. */
const PATHS = [
	...new Set(
		readdirSync(join(import.meta.dirname, '../../../src/routes'), { recursive: true, encoding: 'utf8' })
			.filter((file) => /(^|\/)\+(page\.svelte|page\.server\.ts|server\.ts)$/.test(file))
			.map((file) => `/${file.split('/').slice(0, -1).join('/')}`.replace(/\/\([^)]*\)/g, '') || '/')
			.map((path) => path.replace(/\[[^\]]+\]/g, CANARIES.token))
			// it would do so, and leave all the others to nobody
			.filter((path) => path !== '/sign-out'),
	),
];

function ask(path: string, init: RequestInit = {}, who: string | null = cookie): Promise<Response> {
	const url = `${own.server.address}${path}?token=${CANARIES.token}&q=${encodeURIComponent(EVERYTHING)}`;
	return fetch(url, {
		redirect: 'manual',
		...init,
		headers: {
			accept: path.startsWith('/api/') ? 'application/json' : 'text/html',
			origin: own.server.address,
			'user-agent': CANARIES.agent,
			'x-real-ip': CANARIES.address,
			'x-forwarded-for': CANARIES.address,
			referer: `${own.server.address}/${CANARIES.text}`,
			cookie: [who, `canari=${CANARIES.token}`].filter(Boolean).join('; '),
			...init.headers,
		},
	});
}

async function askEverything(): Promise<void> {
	const form = new URLSearchParams(CANARIES);
	const json = { method: 'POST', headers: { 'content-type': 'application/json' } };
	for (const path of PATHS)
		for (const who of [cookie, null])
			for (const init of [
				{},
				{ method: 'POST', body: form },
				{ ...json, body: JSON.stringify(CANARIES) },
				{ ...json, body: `{"${EVERYTHING}` },
			])
				await (await ask(path, init, who)).arrayBuffer();
}

async function typeEverything(): Promise<void> {
	const post = (path: string, fields: Record<string, string>) =>
		ask(path, { method: 'POST', body: new URLSearchParams(fields) }).then((answer) => answer.arrayBuffer());
	await post('/sign-in', { email: CANARIES.email, password: CANARIES.password });
	await fetch(`${own.server.address}/api/auth/sign-in/email`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ email: CANARIES.email, password: CANARIES.password }),
	});
	await fetch(`${own.server.address}/sign-in?/link`, {
		method: 'POST',
		headers: { origin: own.server.address, accept: 'text/html' },
		body: new URLSearchParams({ email: EMAIL }), // its letter fails
	});
	await newPaper(own.server.address, cookie, CANARIES.text);
}

async function openSockets(): Promise<void> {
	const ws = own.server.address.replace('http', 'ws');
	for (const path of [`/sync/${CANARIES.token}?token=${CANARIES.token}`, `/${CANARIES.token}`]) {
		const socket = new WebSocket(ws + path, { headers: { cookie, 'user-agent': CANARIES.agent } });
		await new Promise((resolve) => socket.on('error', resolve).on('unexpected-response', resolve));
		socket.terminate();
	}
	const live = io(own.server.address, {
		path: '/live',
		transports: ['websocket'],
		extraHeaders: { cookie },
		query: { token: CANARIES.token },
		reconnection: false,
	});
	await new Promise<void>((resolve) => live.once('connect', resolve));
	live.emit('watch', [CANARIES.token, `paper:${CANARIES.token}`]);
	live.emit(CANARIES.token, CANARIES);
	live.disconnect();
}

/** Rows that can't be read: the error of JSON.parse quotes them. */
async function breakRows(): Promise<void> {
	const database = new DatabaseSync(join(own.dataDir, 'tablee.db'), { timeout: 10_000 });
	database.exec(`UPDATE records SET value = '"${EVERYTHING}' || value`);
	database.close();
	for (const path of ['/', '/papers', '/network', '/gatherings', '/board'])
		await (await ask(path)).arrayBuffer();
}

const linesOf = () =>
	own.server
		.output()
		.split('\n')
		.filter((line) => line !== '' && !/^(Tablée listens on|First start:) /.test(line));
const eventsOf = () => linesOf().map((line) => (JSON.parse(line) as { event: string }).event);

test(
	'OP7 no name, address, text, password, token, cookie or client gets into the log, whatever is asked or breaks',
	async () => {
		await askEverything();
		await typeEverything();
		await openSockets();
		await breakRows();
		await vi.waitFor(() => {
			expect(eventsOf()).toContain('letter not sent');
			expect(eventsOf()).toContain('request failed');
		});
		const lines = linesOf();
		expect(lines.filter((line) => line.includes('"event":"request"')).length).toBeGreaterThan(
			PATHS.length * 4,
		);
		const secrets = [
			...Object.values(CANARIES),
			EMAIL,
			PASSWORD,
			...cookie.split('; ').map((pair) => pair.split('=')[1]!.split('.')[0]!),
			'127.0.0.1',
		];
		const spellings = secrets.flatMap((secret) => [
			secret,
			encodeURIComponent(secret),
			Buffer.from(secret).toString('base64').replace(/=+$/, ''),
			Buffer.from(secret).toString('hex'),
		]);
		const leaks = lines.flatMap((line) =>
			spellings
				.filter((spelling) => line.toLowerCase().includes(spelling.toLowerCase()))
				.map((s) => [s, line]),
		);
		expect(leaks).toEqual([]);
		expect(lines.filter((line) => /canari/i.test(line))).toEqual([]);
	},
	PATIENCE,
);

test('OP6 a request leaves one line: its method, the pattern of its route, its status and how long it took', async () => {
	const known = linesOf().length;
	const response = await ask(`/campaigns/${CANARIES.token}`, {}, null);
	await response.arrayBuffer();
	const line = await vi.waitFor(() => {
		const found = linesOf()
			.slice(known)
			.find((each) => each.includes('"route":"/(app)/campaigns/[id]"'));
		if (!found) throw new Error('no line yet');
		return JSON.parse(found) as Record<string, unknown>;
	});
	const { level, time, pid, hostname, ...said } = line;
	expect([level, typeof time, typeof pid, typeof hostname]).toEqual(['info', 'string', 'number', 'string']);
	expect(said).toEqual({
		event: 'request',
		method: 'GET',
		route: '/(app)/campaigns/[id]',
		status: response.status,
		ms: expect.any(Number),
	});
});

test('OP8 an error that somebody is shown stands in the log under the same id', async () => {
	const response = await ask('/papers');
	expect(response.status).toBe(500);
	const page = await response.text();
	await vi.waitFor(() => {
		const failed = linesOf()
			.map((line) => JSON.parse(line) as { event: string; id?: string; route?: string; error?: object })
			.filter(({ event, id }) => event === 'request failed' && id !== undefined && page.includes(id));
		expect(failed).toEqual([
			expect.objectContaining({
				route: '/(app)/papers',
				error: expect.objectContaining({ name: expect.any(String), stack: expect.any(Array) }),
			}),
		]);
	});
});
