// npm run measure:nodes: what the same people typing cost one node on SQLite, one node on MongoDB and Redis, and two of them,
// in one run on this machine. CPU is the kernel's count for each process (Linux only).
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import WebSocket from 'ws';
import * as Y from 'yjs';
import { readServerMessage, step1Frame, updateFrame } from '../src/lib/sync/wire.ts';
import { compose } from '../server/compose.ts';
import { readConfig } from '../server/config.ts';
import { newDatabaseAt, startMongoServer } from '../tests/support/mongo-server.ts';
import { startRedis } from '../tests/support/redis-server.ts';
import { startServer, type RunningServer } from '../tests/support/start-server.ts';

const EMAIL = 'person@measure.example';
const PASSWORD = 'une phrase de passe pour mesurer';
/** In each, two people type. */
const DOCUMENTS = 20;
/** Between two updates of one person, in ms: below the 60 a second that a socket may send. */
const PACE = 25;
/** Sent and not acknowledged yet, of one person. */
const UNDERWAY = 4;
const WARM_UP_MS = 3_000;
const MEASURED_MS = Number(process.env.MEASURE_SECONDS ?? '15') * 1000;
const TICKS_A_SECOND = 100;

interface Row {
	readonly name: string;
	readonly perSecond: number;
	/** CPU seconds for one update, by part. */
	readonly cpu: Readonly<Record<Part, number>>;
}
type Part = 'nodes' | 'database' | 'redis' | 'clients';
type Paper = { readonly document: string; readonly root: string };

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

await using opened = new AsyncDisposableStack();
const folder = mkdtempSync(join(tmpdir(), 'tablee-measure-'));
opened.defer(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));
const mongo = await startMongoServer();
if ('reason' in mongo) throw new Error(mongo.reason);
opened.defer(() => mongo.stop());
if (!mongo.process) throw new Error('the database of MONGODB_URL is not on this machine to be measured');
const { pid: mongoPid } = mongo.process;
const redis = opened.use(await startRedis());
const redisPid = Number(/process_id:(\d+)/.exec(String(await redis.ask('INFO', 'server')))![1]);

const rows = [
	await measure('one node, SQLite', [[0, 0]], {}),
	await measure('one node, MongoDB, Redis', [[0, 0]], shared()),
	await measure(
		'two nodes, each text at one of them',
		[
			[0, 0],
			[1, 1],
		],
		shared(),
	),
	await measure('two nodes, both people of each text at different ones', [[0, 1]], shared()),
];
print(rows);

function shared(): Record<string, string> {
	return { MONGODB_URL: newDatabaseAt(mongoUrl()), REDIS_URL: redis.url };
}

function mongoUrl(): string {
	return 'url' in mongo ? mongo.url : '';
}

/** `seats`: the nodes of the two people of a text, of one text after the other. */
async function measure(
	name: string,
	seats: readonly (readonly number[])[],
	env: Record<string, string>,
): Promise<Row> {
	const count = Math.max(...seats.flat()) + 1;
	await using ended = new AsyncDisposableStack();
	const dataDirs = Array.from({ length: count }, (_, n) => join(folder, `${name} ${n}`));
	const papers = await prepare({ DATA_DIR: dataDirs[0]!, LOG_LEVEL: 'silent', ...env });
	const nodes: RunningServer[] = [];
	for (const dataDir of dataDirs) {
		if (dataDir !== dataDirs[0])
			cpSync(join(dataDirs[0]!, 'keys'), join(dataDir, 'keys'), { recursive: true });
		const node = await startServer('server/main.ts', { DATA_DIR: dataDir, LOG_LEVEL: 'warn', ...env });
		ended.defer(() => node.kill());
		nodes.push(node);
	}
	const cookie = await signIn(nodes[0]!.address);
	const typists = await Promise.all(
		papers.flatMap((paper, n) => seats[n % seats.length]!.map((at) => openTypist(nodes[at]!, paper, cookie))),
	);
	ended.defer(() => {
		for (const { stop } of typists) stop();
	});

	const usage = () => ({
		nodes: nodes.reduce((sum, { pid }) => sum + cpuOf(pid), 0),
		database: env.MONGODB_URL ? cpuOf(mongoPid) : 0,
		redis: env.REDIS_URL ? cpuOf(redisPid) : 0,
		clients: cpuOf(process.pid),
	});
	const acknowledged = () => typists.reduce((sum, typist) => sum + typist.acknowledged(), 0);
	await wait(WARM_UP_MS);
	const [cpuBefore, before, begun] = [usage(), acknowledged(), performance.now()];
	await wait(MEASURED_MS);
	const [cpuAfter, updates, ms] = [usage(), acknowledged() - before, performance.now() - begun];
	if (updates === 0) throw new Error(`${name}: nothing was acknowledged`);
	const each = (part: Part) => (cpuAfter[part] - cpuBefore[part]) / updates;
	const cpu = {
		nodes: each('nodes'),
		database: each('database'),
		redis: each('redis'),
		clients: each('clients'),
	};
	return { name, perSecond: (updates * 1000) / ms, cpu };
}

/** A network of one coordinator with some texts, made without a server. */
async function prepare(env: Record<string, string>): Promise<readonly Paper[]> {
	const services = await compose(readConfig(env));
	const { network, identity, access, papers } = services;
	const first = { network: 'M', name: 'C. D.', email: EMAIL, password: PASSWORD };
	await network.setUp((await network.openSetup())!, first);
	const actor = await access.actorFor((await identity.byEmail(EMAIL))!.id);
	const group = await network.addGroup(actor, { name: 'Groupe' });
	const made = [];
	for (let n = 0; n < DOCUMENTS; n++) {
		const input = { title: `Texte ${n}`, kind: 'position', language: 'fr', group: group.id } as const;
		const { id } = await papers.create(actor, input);
		const { paper, root } = await papers.read(actor, id);
		made.push({ document: paper.document, root: root.name });
	}
	await services.close();
	return made;
}

async function signIn(address: string): Promise<string> {
	const response = await fetch(`${address}/api/auth/sign-in/email`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ email: EMAIL, password: PASSWORD }),
	});
	return response.headers
		.getSetCookie()
		.map((line) => line.split(';')[0]!)
		.join('; ');
}

/** One person who types one letter after the other, and waits when too much is under way. */
async function openTypist({ address }: RunningServer, { document, root }: Paper, cookie: string) {
	const url = `${address.replace('http', 'ws')}/sync/${document}?ack=1`;
	const socket = new WebSocket(url, { headers: { cookie }, perMessageDeflate: false });
	let [sent, acked] = [0, 0];
	let isStopped = false;
	socket.on('message', (data: Buffer) => {
		const message = readServerMessage(data);
		if (message.kind === 'ack') acked = message.count;
	});
	socket.on('close', (code) => {
		if (!isStopped) throw new Error(`a socket was closed with ${code}`);
	});
	await once(socket, 'open');
	// of somebody who knows nothing: from here on it follows
	socket.send(step1Frame(Uint8Array.of(0)));

	const doc = new Y.Doc();
	doc.on('update', (update: Uint8Array) => {
		sent += 1;
		socket.send(updateFrame(update));
	});
	const text = new Y.XmlText();
	const paragraph = new Y.XmlElement('paragraph');
	paragraph.insert(0, [text]);
	doc.getXmlFragment(root).push([paragraph]);
	const typing = setInterval(() => {
		if (sent - acked < UNDERWAY) text.insert(text.length, 'e');
	}, PACE);
	return {
		acknowledged: () => acked,
		stop() {
			isStopped = true;
			clearInterval(typing);
			socket.terminate();
		},
	};
}

/** Seconds, of all its threads (proc(5): utime and stime). */
function cpuOf(pid: number): number {
	// the name in parentheses may hold spaces
	const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
		.replace(/^.*\) /s, '')
		.split(' ');
	return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
}

function print(measured: readonly Row[]): void {
	const us = (seconds: number) => `${Math.round(seconds * 1e6)} µs`;
	console.log(
		`${DOCUMENTS * 2} people typing in ${DOCUMENTS} texts, at most ${Math.round((DOCUMENTS * 2 * 1000) / PACE)} updates a second`,
	);
	console.log('| | updates a second | CPU of an update: nodes | MongoDB | Redis | (the people) |');
	console.log('|---|---|---|---|---|---|');
	for (const { name, perSecond, cpu } of measured)
		console.log(
			`| ${name} | ${Math.round(perSecond)} | ${us(cpu.nodes)} | ${us(cpu.database)} | ${us(cpu.redis)} | ${us(cpu.clients)} |`,
		);
	const [, one, ...two] = measured;
	for (const { name, perSecond } of two)
		console.log(`${name}: ${(perSecond / one!.perSecond).toFixed(2)} × one node over MongoDB`);
}
