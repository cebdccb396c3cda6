// npm run measure: what a connection, an update and a page cost on this machine, beside bare libraries in the same run.
// The figures of a shared machine move from run to run; the ratios hold.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import WebSocket from 'ws';
import * as Y from 'yjs';
import { compose } from '../server/compose.ts';
import { readConfig } from '../server/config.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PASSWORD = 'une phrase de passe pour mesurer';
const TOKEN = crypto.randomUUID();
const DOCUMENTS = 40;
/** As many as one person may have in one document. */
const SOCKETS = 20;
const UPDATES = 150;
/** Below the 60 frames a second that a socket may send. */
const UPDATES_PER_SECOND = 40;
const PAGES = 200;
/** For live sockets, of which one person has twenty at most. */
const PEOPLE = 25;
const SETTLE_MS = 3_000;

/** Of another process. */
interface Usage {
	readonly cpuSeconds: number;
	/** What its objects and buffers take. */
	readonly used: number;
	readonly resident: number;
}
interface Measured {
	readonly address: string;
	usage(): Promise<Usage>;
	/** `used`, after what nobody needs any more was thrown away. */
	memory(): Promise<number>;
}

const COLLECTS = 'data:text/javascript,process.on("SIGUSR2",()=>gc())';

/** The same libraries with nothing of ours: what there is no getting below. */
const BARE = `
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
const http = createServer((request, response) => {
	if (request.url !== '/usage') return void response.end('<p>a page</p>');
	const { user, system } = process.cpuUsage();
	const { heapUsed, external, rss } = process.memoryUsage();
	const cpuSeconds = (user + system) / 1e6;
	response.end(JSON.stringify({ cpuSeconds, used: heapUsed + external, resident: rss }));
});
new WebSocketServer({ server: http, perMessageDeflate: false })
	.on('connection', (socket) => socket.on('message', (data) => socket.send(data)));
http.listen(0, '127.0.0.1', () => console.log('bare listens on http://127.0.0.1:' + http.address().port));
`;

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const dataDir = mkdtempSync(join(tmpdir(), 'tablee-measure-'));
const children: ChildProcess[] = [];
try {
	await measure();
} finally {
	for (const child of children) child.kill('SIGKILL');
	rmSync(dataDir, { recursive: true, force: true, maxRetries: 10 });
}
process.exit(0); // sockets that were cut

async function measure(): Promise<void> {
	const papers = await prepare();
	const [tablee, bare] = [await startTablee(), await startBare()];
	const cookie = await signIn(tablee.address, emailOf(0));
	const atRest = await tablee.usage();
	// code that runs for the first time is slow
	await load(`${tablee.address}/papers`, cookie);
	await load(bare.address, cookie);
	const page = (await spent(tablee.usage, () => load(`${tablee.address}/papers`, cookie))) / PAGES;
	const plain = (await spent(bare.usage, () => load(bare.address, cookie))) / PAGES;

	const ws = tablee.address.replace('http', 'ws');
	// the first socket of each document loads it: its cost is the room's
	const rooms = await grown(tablee, () =>
		openAll(
			papers.map(({ document }) => `${ws}/sync/${document}`),
			cookie,
		),
	);
	const alone = await type(papers, rooms.made, tablee.usage);
	const many = papers.flatMap(({ document }) => Array<string>(SOCKETS - 1).fill(`${ws}/sync/${document}`));
	const readers = await grown(tablee, () => openAll(many, cookie));
	const followed = await type(papers, rooms.made, tablee.usage);
	const echoing = await grown(bare, () =>
		openAll(Array<string>(many.length).fill(bare.address.replace('http', 'ws')), cookie),
	);
	const echoed = await echo(echoing.made.slice(0, DOCUMENTS), bare.usage);
	const people: string[] = [];
	for (let n = 1; n <= PEOPLE; n++) people.push(await signIn(tablee.address, emailOf(n)));
	const live = await grown(tablee, () => openLive(ws, people));

	const frame = (followed - alone) / (SOCKETS - 1);
	const socket = readers.bytes / many.length;
	const bareSocket = echoing.bytes / many.length;
	print([
		['an idle sync socket', kB(socket), `${ratio(socket, bareSocket)} of a bare ws (${kB(bareSocket)})`],
		['an open document, with its first socket', kB(rooms.bytes / DOCUMENTS), ''],
		['an idle live socket', kB(live.bytes / live.made.length), ''],
		[
			'CPU of an update that nobody else reads',
			us(alone),
			`${ratio(alone, echoed)} of a bare echo (${us(echoed)})`,
		],
		['CPU of handing an update to one reader', us(frame), ratio(frame, echoed)],
		[
			'CPU of a page (list of texts, signed in)',
			us(page),
			`${ratio(page, plain)} of a bare answer (${us(plain)})`,
		],
		['memory before anybody comes', `${Math.round(atRest.resident / 1e6)} MB`, ''],
	]);
}

/** A network of one coordinator with some texts, made without a server. */
async function prepare(): Promise<readonly { document: string; root: string }[]> {
	const services = await compose(readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' }));
	const { network, identity, access, papers } = services;
	const email = emailOf(0);
	const input = { network: 'M', name: 'C. D.', email, password: PASSWORD };
	await network.setUp((await network.openSetup())!, input);
	const actor = await access.actorFor((await identity.byEmail(email))!.id);
	for (let n = 1; n <= PEOPLE; n++)
		await identity.create({ email: emailOf(n), name: `P. ${n}`, password: PASSWORD });
	const group = await network.addGroup(actor, { name: 'Groupe' });
	const made = [];
	for (let n = 0; n < DOCUMENTS; n++) {
		const { id } = await papers.create(actor, {
			title: `Texte ${n}`,
			kind: 'position',
			language: 'fr',
			group: group.id,
		});
		const { paper, root } = await papers.read(actor, id);
		made.push({ document: paper.document, root: root.name });
	}
	await services.close();
	return made;
}

async function startTablee(): Promise<Measured> {
	const env = { DATA_DIR: dataDir, PORT: '0', METRICS_TOKEN: TOKEN, LOG_LEVEL: 'warn' };
	return start(['server/main.ts'], env, async (address) => {
		const headers = { authorization: `Bearer ${TOKEN}` };
		const text = await (await fetch(`${address}/metrics`, { headers })).text();
		const value = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)![1]);
		return {
			cpuSeconds: value('process_cpu_seconds_total'),
			used: value('nodejs_heap_size_used_bytes') + value('nodejs_external_memory_bytes'),
			resident: value('process_resident_memory_bytes'),
		};
	});
}

function startBare(): Promise<Measured> {
	return start(['--input-type=module', '--eval', BARE], {}, async (address) => {
		return (await (await fetch(`${address}/usage`)).json()) as Usage;
	});
}

async function start(
	args: readonly string[],
	env: Readonly<Record<string, string>>,
	read: (address: string) => Promise<Usage>,
): Promise<Measured> {
	const child = spawn(process.execPath, ['--expose-gc', '--import', COLLECTS, ...args], {
		cwd: ROOT,
		env: { ...process.env, ...env },
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	children.push(child);
	const address = await addressIn(child.stdout);
	const usage = () => read(address);
	return {
		address,
		usage,
		async memory() {
			child.kill('SIGUSR2');
			await wait(SETTLE_MS);
			return (await usage()).used;
		},
	};
}

async function addressIn(output: NodeJS.ReadableStream): Promise<string> {
	for await (const line of createInterface({ input: output })) {
		const found = / listens on (http\S+)$/.exec(line);
		if (found) return found[1]!;
	}
	throw new Error('a server did not start');
}

function emailOf(person: number): string {
	return `person-${person}@measure.example`;
}

async function signIn(address: string, email: string): Promise<string> {
	const response = await fetch(`${address}/api/auth/sign-in/email`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ email, password: PASSWORD }),
	});
	return response.headers
		.getSetCookie()
		.map((line) => line.split(';')[0]!)
		.join('; ');
}

/** CPU seconds that the work has cost the other process. */
async function spent(usage: () => Promise<Usage>, work: () => Promise<unknown>): Promise<number> {
	const before = await usage();
	await work();
	return (await usage()).cpuSeconds - before.cpuSeconds;
}

async function grown(
	of: Measured,
	open: () => Promise<readonly WebSocket[]>,
): Promise<{ bytes: number; made: readonly WebSocket[] }> {
	const before = await of.memory();
	const made = await open();
	await wait(SETTLE_MS);
	const bytes = (await of.memory()) - before;
	if (made.some(({ readyState }) => readyState !== WebSocket.OPEN)) throw new Error('a socket was closed');
	return { bytes, made };
}

async function load(url: string, cookie: string): Promise<void> {
	for (let n = 0; n < PAGES; n++) await (await fetch(url, { headers: { cookie } })).arrayBuffer();
}

async function openAll(urls: readonly string[], cookie: string): Promise<readonly WebSocket[]> {
	const sockets = [];
	for (const url of urls) {
		const socket = new WebSocket(url, { headers: { cookie }, perMessageDeflate: false });
		await once(socket, 'open');
		// y-protocols: sync, step 1, of somebody who knows nothing: from here on it follows
		socket.send(Uint8Array.of(0, 0, 1, 0));
		sockets.push(socket);
	}
	return sockets;
}

/** As socket.io's own client opens one. */
async function openLive(ws: string, people: readonly string[]): Promise<readonly WebSocket[]> {
	const sockets = [];
	for (const cookie of people.flatMap((person) => Array<string>(SOCKETS).fill(person))) {
		const socket = new WebSocket(`${ws}/live/?EIO=4&transport=websocket`, { headers: { cookie } });
		socket.on('message', (data) => String(data) === '2' && socket.send('3'));
		await once(socket, 'open');
		socket.send('40');
		sockets.push(socket);
	}
	return sockets;
}

/** One person types in each document. Answers the CPU seconds of one update. */
async function type(
	papers: readonly { root: string }[],
	sockets: readonly WebSocket[],
	usage: () => Promise<Usage>,
): Promise<number> {
	const writers = papers.map(({ root }, n) => {
		const doc = new Y.Doc();
		doc.on('update', (update: Uint8Array) => {
			if (update.length > 127) throw new Error('longer than one byte says');
			sockets[n]!.send(Uint8Array.of(0, 2, update.length, ...update));
		});
		const text = new Y.XmlText();
		const paragraph = new Y.XmlElement('paragraph');
		paragraph.insert(0, [text]);
		doc.getXmlFragment(root).push([paragraph]);
		return text;
	});
	await wait(SETTLE_MS);
	const cpu = await spent(usage, async () => {
		for (let n = 0; n < UPDATES; n++) {
			for (const text of writers) text.insert(text.length, 'e');
			await wait(1000 / UPDATES_PER_SECOND);
		}
		await wait(SETTLE_MS);
	});
	for (const { readyState } of sockets)
		if (readyState !== WebSocket.OPEN) throw new Error('a writer was closed');
	return cpu / (UPDATES * papers.length);
}

async function echo(sockets: readonly WebSocket[], usage: () => Promise<Usage>): Promise<number> {
	const frame = new Uint8Array(30);
	const cpu = await spent(usage, async () => {
		for (let n = 0; n < UPDATES; n++) {
			for (const socket of sockets) socket.send(frame);
			await wait(1000 / UPDATES_PER_SECOND);
		}
		await wait(SETTLE_MS);
	});
	return cpu / (UPDATES * sockets.length);
}

function print(rows: readonly (readonly [string, string, string])[]): void {
	for (const [what, figure, beside] of rows)
		console.log(`${what.padEnd(44)}${figure.padStart(10)}   ${beside}`);
}

function kB(bytes: number): string {
	return `${(bytes / 1000).toFixed(1)} kB`;
}

function us(seconds: number): string {
	return `${Math.round(seconds * 1e6)} µs`;
}

function ratio(figure: number, base: number): string {
	return `${(figure / base).toFixed(1)} ×`;
}
