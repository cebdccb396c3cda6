import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createHash, randomUUID } from 'node:crypto';

/** A program that serves MongoDB's protocol, and how it is told where. */
interface Program {
	readonly name: string;
	readonly command: string;
	args(port: number, folder: string): string[];
}

export interface MongoServer {
	/** Without a database: `newDatabaseAt` names one. */
	readonly url: string;
	/** The process; null when the server is not ours (MONGODB_URL): it can't be killed then. */
	readonly process: MongoProcess | null;
	stop(): Promise<void>;
}

export interface MongoProcess {
	/** Of its last start. */
	readonly pid: number;
	/** As a power cut would; resolves when it is gone. */
	kill(): Promise<void>;
	/** On the same port, over the same folder. */
	restart(): Promise<void>;
	/** It hears, and does not answer. */
	freeze(): void;
	thaw(): void;
}

/** Why there is none, and how to have one, in a line. */
export interface NoMongo {
	readonly reason: string;
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const FERRETDB_SOURCE = join(root, 'scripts/ferretdb');
const CACHE = join(root, 'node_modules/.cache/tablee');
const LOOPBACK = '127.0.0.1';

/**
 * A real MongoDB-compatible server: MONGODB_URL; else a mongod on the PATH; else FerretDB, built once with Go into a cache
 * (some minutes). A ferretdb on the PATH is not taken: its updates are not atomic, or it needs a PostgreSQL beside it.
 */
async function findMongo(): Promise<{ url: string } | Program | NoMongo> {
	const url = process.env.MONGODB_URL;
	if (url) return { url };
	if (answers(MONGOD.command)) return MONGOD;
	return buildFerret();
}

export async function startMongoServer(): Promise<MongoServer | NoMongo> {
	const found = await findMongo();
	if ('reason' in found) return found;
	if ('url' in found) {
		const address = found.url;
		return { url: address, process: null, stop: async () => {} };
	}
	return startProgram(found);
}

const MONGOD: Program = {
	name: 'mongod',
	command: 'mongod',
	args: (port, folder) => ['--port', `${port}`, '--bind_ip', LOOPBACK, '--dbpath', folder, '--quiet'],
};
function answers(command: string): boolean {
	return spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0;
}

/** Built once for these sources: another version of them is another program. */
async function buildFerret(): Promise<Program | NoMongo> {
	const sources = ['main.go', 'go.mod', 'go.sum'].map((name) => readFileSync(join(FERRETDB_SOURCE, name)));
	const version = createHash('sha256').update(Buffer.concat(sources)).digest('hex').slice(0, 12);
	const command = join(CACHE, `ferretdb-${version}`);
	if (!existsSync(command)) {
		if (spawnSync('go', ['version'], { stdio: 'ignore' }).status !== 0) {
			return { reason: 'no MongoDB here: set MONGODB_URL, or put mongod or go on the PATH' };
		}
		console.log('building FerretDB for the tests, once; this takes some minutes');
		mkdirSync(CACHE, { recursive: true });
		const unfinished = `${command}.${process.pid}`;
		const building = spawn('go', ['build', '-o', unfinished, '.'], {
			cwd: FERRETDB_SOURCE,
			stdio: ['ignore', 'ignore', 'pipe'],
		});
		let complaint = '';
		building.stderr.on('data', (chunk) => (complaint += String(chunk)));
		const [code] = (await once(building, 'close')) as [number | null];
		if (code !== 0) {
			const why = complaint.trim().split('\n').at(-1) ?? '';
			return { reason: `no MongoDB here: FerretDB could not be built (${why}); set MONGODB_URL` };
		}
		renameSync(unfinished, command);
	}
	return { name: 'ferretdb', command, args: (port, folder) => [`${LOOPBACK}:${port}`, folder] };
}

async function startProgram(program: Program): Promise<MongoServer> {
	const folder = mkdtempSync(join(tmpdir(), 'tablee-mongo-'));
	const port = await freePort();
	let running: ChildProcess | null = null;
	let output = '';

	async function start(): Promise<void> {
		const child = spawn(program.command, program.args(port, folder), { stdio: ['ignore', 'pipe', 'pipe'] });
		for (const stream of [child.stdout, child.stderr])
			stream.on('data', (chunk) => (output = (output + String(chunk)).slice(-10_000)));
		running = child;
		while (!(await isListening(port))) {
			if (child.exitCode !== null)
				throw new Error(`${program.name} ended with ${child.exitCode}:\n${output}`);
		}
	}

	async function end(): Promise<void> {
		const child = running;
		if (!child || child.exitCode !== null || child.signalCode !== null) return;
		const ended = once(child, 'exit');
		child.kill('SIGKILL');
		await ended;
	}

	// a server must not outlive whoever started it
	const endNow = () => void running?.kill('SIGKILL');
	process.once('exit', endNow);
	await start();
	return {
		url: `mongodb://${LOOPBACK}:${port}/`,
		process: {
			get pid() {
				return running!.pid!;
			},
			kill: end,
			restart: start,
			freeze: () => void running?.kill('SIGSTOP'),
			thaw: () => void running?.kill('SIGCONT'),
		},
		async stop() {
			await end();
			process.off('exit', endNow);
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

/** Address parts: everything before the database, the database, the options. */
const ADDRESS = /^([^/]+:\/\/[^/?]+)\/?[^?]*(\?.*)?$/;

/** A database of its own at each call. */
export function newDatabaseAt(url: string): string {
	const [, server = url, options = ''] = ADDRESS.exec(url) ?? [];
	return `${server}/tablee-${randomUUID().slice(0, 8)}${options}`;
}

async function freePort(): Promise<number> {
	const server = createServer().listen(0, LOOPBACK);
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	server.close();
	await once(server, 'close');
	return port;
}

async function isListening(port: number): Promise<boolean> {
	const socket = connect(port, LOOPBACK);
	try {
		await once(socket, 'connect');
		return true;
	} catch {
		return new Promise((resolve) => setTimeout(() => resolve(false), 20));
	} finally {
		socket.destroy();
	}
}
