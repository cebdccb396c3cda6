import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { newDatabaseAt } from './mongo-server.ts';
import { startRedis, type RedisServer } from './redis-server.ts';
import { startRoundRobin } from './round-robin.ts';
import { startNode } from './start-node.ts';
import type { RunningServer } from './running-server.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const SERVER = 'server/main.ts';

/** Nodes of one installation behind a proxy; as a server, it is all of them. */
export interface Cluster extends RunningServer {
	readonly nodes: readonly RunningServer[];
	readonly redis: RedisServer;
}

export interface ClusterOptions {
	readonly nodes: number;
	readonly preload?: string | undefined;
	/** One that holds the installation already; else the MONGODB_URL of `env`; else a new one at that of the process. */
	readonly database?: string | undefined;
}

/** As many as `npm run test:nodes` says; else one. */
export const nodesWanted = () => Number(process.env.TABLEE_NODES || '1');

/** The database of each folder of data: whoever starts again on the folder finds it. */
const databases = new Map<string, string>();

/**
 * The first node runs `entry` in DATA_DIR, the others serve beside it with its keys. What a SQLite store in DATA_DIR holds is
 * moved into the database first, once.
 */
export async function startCluster(
	entry: string,
	env: Readonly<Record<string, string>>,
	{ nodes: count, preload, database }: ClusterOptions,
): Promise<Cluster> {
	const dataDir = env.DATA_DIR!;
	const { PORT = '0', ...given } = env;
	const common = { ...given, MONGODB_URL: database ?? given.MONGODB_URL ?? (await databaseOf(dataDir)) };
	await using started = new AsyncDisposableStack();
	const redis = started.use(await startRedis());
	const nodes: RunningServer[] = [];
	const start = async (what: string, folder: string) => {
		const node = await startNode(what, { ...common, REDIS_URL: redis.url, DATA_DIR: folder }, preload);
		started.defer(() => node.kill());
		nodes.push(node);
	};
	await start(entry, dataDir);
	for (let number = 2; number <= count; number++) await start(SERVER, folderOfNode(number, dataDir));
	const proxy = await startRoundRobin(() => nodes.map(({ address }) => address), Number(PORT));

	const closing = started.move();
	return {
		nodes,
		redis,
		address: proxy.address,
		pid: nodes[0]!.pid,
		signal: (name) => nodes.forEach((node) => node.signal(name)),
		output: () => nodes.map((node) => node.output()).join(''),
		async stop() {
			const codes = await Promise.all(nodes.map((node) => node.stop()));
			await proxy.close();
			await closing.disposeAsync();
			return codes.find((code) => code !== 0) ?? 0;
		},
		async kill() {
			await Promise.all(nodes.map((node) => node.kill()));
			await proxy.close();
			await closing.disposeAsync();
		},
	};
}

async function databaseOf(dataDir: string): Promise<string> {
	const known = databases.get(dataDir);
	if (known) return known;
	const server = process.env.MONGODB_URL;
	if (!server) throw new Error('several nodes need MONGODB_URL; npm run test:nodes starts a MongoDB');
	const database = newDatabaseAt(server);
	if (existsSync(join(dataDir, 'tablee.db'))) {
		const move = ['server/move.ts', '--to', database];
		await promisify(execFile)(process.execPath, move, {
			cwd: root,
			env: { ...process.env, DATA_DIR: dataDir },
		});
	}
	databases.set(dataDir, database);
	return database;
}

/** With the keys of the first, as its operator copies them, and one outbox for the letters of all. */
function folderOfNode(number: number, dataDir: string): string {
	const folder = join(dataDir, `node-${number}`);
	if (existsSync(folder)) return folder;
	mkdirSync(folder);
	cpSync(join(dataDir, 'keys'), join(folder, 'keys'), { recursive: true });
	mkdirSync(join(dataDir, 'outbox'), { recursive: true });
	symlinkSync(join('..', 'outbox'), join(folder, 'outbox'));
	return folder;
}
