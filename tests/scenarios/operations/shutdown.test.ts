import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, expect, test, vi } from 'vitest';
import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { ConfigError, readConfig } from '../../../server/config.ts';
import { withSecretFiles } from '../../../server/secret-files.ts';
import { newPaper } from '../../support/new-paper.ts';
import { startServer } from '../../support/start-server.ts';
import { openOwnServer } from '../hostile/own-server.ts';

const folders: string[] = [];
afterEach(() => {
	for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
});
function newFolder(): string {
	folders.push(mkdtempSync(join(tmpdir(), 'tablee-operations-')));
	return folders.at(-1)!;
}

const open = (env: Readonly<Record<string, string>> = {}, preload?: string) =>
	openOwnServer(newFolder(), env, preload);

/** A stock client; it does not come back when it is closed. */
async function enter(address: string, document: string, cookie: string) {
	let closed: { code: number; reason: string } | null = null;
	class WithCookie extends WebSocket {
		constructor(url: string, protocols: string | string[]) {
			super(url, protocols, { headers: { cookie } });
		}
	}
	const doc = new Y.Doc();
	const provider = new WebsocketProvider(`${address.replace('http', 'ws')}/sync`, document, doc, {
		WebSocketPolyfill: WithCookie as unknown as typeof globalThis.WebSocket,
		disableBc: true,
	});
	provider.on('connection-close', (event) => {
		if (event) closed ??= { code: event.code, reason: event.reason };
		provider.shouldConnect = false;
	});
	await vi.waitFor(() => expect(provider.synced).toBe(true), { timeout: 20_000 });
	return { doc, provider, closed: () => closed };
}

function write(doc: Y.Doc, root: string, words: string): void {
	const paragraph = new Y.XmlElement('paragraph');
	paragraph.insert(0, [new Y.XmlText(words)]);
	doc.getXmlFragment(root).push([paragraph]);
}
const textOf = (doc: Y.Doc, root: string) => doc.getXmlFragment(root).toString();

test('OP30 at SIGTERM sockets are told «restarting», what others have seen is kept, and the process ends with 0', async () => {
	const own = await open();
	const { dataDir } = own;
	const cookie = await own.signIn();
	const { document, root } = await newPaper(own.server.address, cookie);
	const writer = await enter(own.server.address, document, cookie);
	const reader = await enter(own.server.address, document, cookie);
	let written = 0;
	const writing = setInterval(() => write(writer.doc, root, `line-${written++}.`), 30);
	await vi.waitFor(() => expect(textOf(reader.doc, root)).toContain('line-20.'), { timeout: 20_000 });
	expect(await own.server.stop()).toBe(0);
	clearInterval(writing);
	for (const { closed } of [writer, reader])
		await vi.waitFor(() => expect(closed()).toEqual({ code: 1012, reason: 'restarting' }));
	expect(own.server.output()).toContain('"event":"stopped"');
	const seen = textOf(reader.doc, root).match(/line-\d+\./g)!;
	const again = await startServer('server/main.ts', { DATA_DIR: dataDir });
	const later = await enter(again.address, document, cookie);
	const kept = new Set(textOf(later.doc, root).match(/line-\d+\./g));
	expect(seen.filter((line) => !kept.has(line))).toEqual([]);
	for (const { provider } of [writer, reader, later]) provider.destroy();
	await again.stop();
});

test('OP31 clients that neither read nor finish what they send do not make it end late', async () => {
	await using own = await open({ SHUTDOWN_SECONDS: '40' });
	const { server } = own;
	const cookie = await own.signIn();
	const { document } = await newPaper(own.server.address, cookie);
	const ws = server.address.replace('http', 'ws');
	const sockets = await Promise.all(
		[`${ws}/sync/${document}`, `${ws}/live/?EIO=4&transport=websocket`].map(async (url) => {
			const socket = new WebSocket(url, { headers: { cookie } });
			socket.on('error', () => {});
			await once(socket, 'open');
			socket.pause();
			return socket;
		}),
	);
	const { hostname, port } = new URL(server.address);
	const slow = connect(Number(port), hostname);
	slow.on('error', () => {});
	slow.write('POST /verify HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n');
	expect(await server.stop()).toBe(0);
	expect(server.output()).toContain('"event":"stopped"');
	expect(server.output()).not.toContain('stopped late');
	for (const socket of sockets) socket.terminate();
	slow.destroy();
});

test('OP32 while the store does not answer it ends within its bound, with 0, and says so', async () => {
	await using own = await open({ SHUTDOWN_SECONDS: '1' });
	const cookie = await own.signIn();
	const { document, root } = await newPaper(own.server.address, cookie);
	const client = await enter(own.server.address, document, cookie);
	const other = new DatabaseSync(join(own.dataDir, 'tablee.db'));
	other.exec('BEGIN IMMEDIATE'); // nobody else writes now
	for (let n = 0; n < 5; n++) {
		write(client.doc, root, 'not kept.');
		void newPaper(own.server.address, cookie).catch(() => {});
	}
	expect(await own.server.stop()).toBe(0);
	expect(own.server.output()).toContain('"event":"stopped late"');
	client.provider.destroy();
	other.exec('ROLLBACK');
	other.close();
});

test('OP33 while it ends readyz says so, requests are still answered, and a second SIGTERM ends it at once', async () => {
	await using own = await open({ SHUTDOWN_DRAIN_SECONDS: '600', SHUTDOWN_SECONDS: '900' });
	const { address, pid } = own.server;
	process.kill(pid, 'SIGTERM');
	process.kill(pid, 'SIGTERM'); // as npm passes on what the whole group got
	await vi.waitFor(
		async () => {
			const ready = await fetch(`${address}/readyz`);
			expect([ready.status, await ready.json()]).toEqual([
				503,
				{ error: { code: 'unavailable', message: 'running' } },
			]);
		},
		{ timeout: 10_000 },
	);
	process.kill(pid, 'SIGTERM');
	const page = await fetch(`${address}/sign-in`);
	expect([page.status, page.headers.get('connection')]).toEqual([200, 'close']);
	await vi
		.waitFor(
			() => {
				process.kill(pid, 'SIGTERM');
				expect(alive(pid)).toBe(false);
			},
			{ timeout: 20_000, interval: 200 },
		)
		.catch((problem: NodeJS.ErrnoException) => expect(problem.code).toBe('ESRCH'));
	expect(await own.server.stop()).toBe(1);
});

function alive(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
}

test('OP34 a fault that nobody caught ends the process with 1 and a line without its message', async () => {
	await using own = await open({}, './tests/support/fail-on-signal.ts');
	process.kill(own.server.pid, 'SIGUSR2');
	await vi.waitFor(() => expect(alive(own.server.pid)).toBe(false), { timeout: 10_000 });
	expect(await own.server.stop()).toBe(1);
	expect(own.server.output()).toMatch(/"name":"Error".*fail-on-signal.*"event":"process failed"/);
	expect(own.server.output()).not.toContain('canary');
});

test('OP35 a secret may stand in a file, in one place only; what is in it is never said', () => {
	const file = join(newFolder(), 'smtp');
	writeFileSync(file, 'smtps://user:canary@mail.example\n');
	expect(readConfig(withSecretFiles({ SMTP_URL_FILE: file })).smtpUrl).toBe(
		'smtps://user:canary@mail.example',
	);
	const refused = (env: Record<string, string>) => {
		try {
			readConfig(withSecretFiles(env));
		} catch (problem) {
			expect(problem).toBeInstanceOf(ConfigError);
			return (problem as ConfigError).message;
		}
		throw new Error('taken');
	};
	expect(refused({ SMTP_URL_FILE: file, SMTP_URL: 'smtp://mail.example' })).toContain('keep one');
	expect(refused({ SMTP_URL_FILE: `${file}-gone` })).toContain('ENOENT');
	writeFileSync(file, 'canary');
	expect(refused({ SMTP_URL_FILE: file })).not.toContain('canary');
});

test('OP36 a start that fails ends with 1 and says what failed without quoting it', async () => {
	const dataDir = newFolder();
	writeFileSync(join(dataDir, 'tablee.db'), `canary ${'x'.repeat(5000)}`);
	const failure = await startServer('server/main.ts', { DATA_DIR: dataDir }).catch(
		(problem: Error) => problem,
	);
	expect(failure).toBeInstanceOf(Error);
	expect((failure as Error).message).toMatch(/ended with 1:\nTablée cannot start: \{[^]*name: '\w+'/);
	expect((failure as Error).message).not.toContain('canary');
});

test('OP36 a bound that makes no sense is refused', () => {
	for (const SHUTDOWN_SECONDS of ['0', '-1', 'soon', '99999'])
		expect(() => readConfig({ SHUTDOWN_SECONDS })).toThrow(ConfigError);
});
