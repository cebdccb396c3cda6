import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newDatabaseAt, startMongoServer, type MongoProcess } from '../../support/mongo-server.ts';
import { startRedis, type RedisServer } from '../../support/redis-server.ts';
import { startServer, type RunningServer } from '../../support/start-server.ts';
import { emailOf, PASSWORD, prepareNetwork, type PreparedNetwork } from './prepare-network.ts';

/** Two nodes, each a process, over a real database and a real Redis of their own. */
export interface TwoProcesses extends AsyncDisposable {
	readonly nodes: readonly [NodeProcess, NodeProcess];
	readonly redis: RedisServer;
	readonly database: MongoProcess;
	readonly mongodbUrl: string;
	readonly network: PreparedNetwork;
	signIn(who: string): Promise<string>;
}

export interface NodeProcess {
	/** Of its last start: nobody may listen there. */
	readonly address: string;
	readonly pid: number;
	kill(): Promise<void>;
	start(): Promise<void>;
	pause(): void;
	resume(): void;
	/** SIGTERM; answers the exit code. */
	stop(): Promise<number | null>;
	output(): string;
}

/** Null, and one line that says why, where there is no database that may be killed. */
export async function startTwoProcesses(
	campaigns: number,
	env: Readonly<Record<string, string>> = {},
): Promise<TwoProcesses | null> {
	await using opened = new AsyncDisposableStack();
	const mongo = await startMongoServer();
	if ('reason' in mongo) return skipped(mongo.reason);
	opened.defer(() => mongo.stop());
	if (!mongo.process) return skipped('the database of MONGODB_URL is not ours to kill');
	const redis = opened.use(await startRedis());
	const folder = await mkdtemp(join(tmpdir(), 'tablee-nodes-'));
	opened.defer(() => rm(folder, { recursive: true, force: true, maxRetries: 10 }));

	const mongodbUrl = newDatabaseAt(mongo.url);
	const dataDirs = [join(folder, '1'), join(folder, '2')] as const;
	const network = await prepareNetwork({ DATA_DIR: dataDirs[0], MONGODB_URL: mongodbUrl }, campaigns);
	await cp(join(dataDirs[0], 'keys'), join(dataDirs[1], 'keys'), { recursive: true });
	const start = async (dataDir: string) => {
		const of = { DATA_DIR: dataDir, MONGODB_URL: mongodbUrl, REDIS_URL: redis.url, LOG_LEVEL: 'error' };
		const node = await startNode({ ...of, ...env });
		opened.defer(() => node.kill());
		return node;
	};
	const nodes = [await start(dataDirs[0]), await start(dataDirs[1])] as const;
	const closing = opened.move();
	return {
		nodes,
		redis,
		database: mongo.process,
		mongodbUrl,
		network,
		signIn: (who) => signIn(nodes[0].address, who),
		[Symbol.asyncDispose]: () => closing.disposeAsync(),
	};
}

function skipped(reason: string): null {
	console.error(`mongodb: skipped, because ${reason}`);
	return null;
}

/** As a service manager does: a node that finds its database away ends, and is started again. */
async function keepStarting(env: Readonly<Record<string, string>>, times = 5): Promise<RunningServer> {
	try {
		return await startServer('server/main.ts', env);
	} catch (problem) {
		if (times <= 1) throw problem;
		return keepStarting(env, times - 1);
	}
}

async function startNode(env: Readonly<Record<string, string>>): Promise<NodeProcess> {
	let server = await keepStarting(env);
	return {
		get address() {
			return server.address;
		},
		get pid() {
			return server.pid;
		},
		kill: () => server.kill(),
		async start() {
			server = await keepStarting(env);
		},
		pause: () => void process.kill(server.pid, 'SIGSTOP'),
		resume: () => void process.kill(server.pid, 'SIGCONT'),
		stop: () => server.stop(),
		output: () => server.output(),
	};
}

async function signIn(address: string, who: string): Promise<string> {
	const response = await fetch(`${address}/api/auth/sign-in/email`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ email: emailOf(who), password: PASSWORD }),
	});
	const cookies = response.headers.getSetCookie().map((line) => line.split(';')[0]!);
	if (cookies.length === 0) throw new Error(`signing in answered ${response.status}`);
	return cookies.join('; ');
}
