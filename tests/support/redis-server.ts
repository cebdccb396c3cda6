import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, connect, type AddressInfo, type Socket } from 'node:net';
import { createClient } from 'redis';

/** False, and one line that says how to have it, where Redis is not installed. */
export function hasRedis(): boolean {
	if (spawnSync('redis-server', ['--version']).status === 0) return true;
	console.error(
		'redis: skipped, because no redis-server is on the PATH (Debian: apt-get install redis-server)',
	);
	return false;
}

/** A real Redis of its own, empty at each start. */
export interface RedisServer extends AsyncDisposable {
	readonly url: string;
	readonly port: number;
	/** As when its process dies. */
	kill(): Promise<void>;
	/** Empty, on the same port. */
	start(): Promise<void>;
	/** Stands still without closing anything, and goes on. */
	pause(): void;
	resume(): void;
	/** An answer to one command, asked on a connection of its own. */
	ask(...command: string[]): Promise<unknown>;
}

export async function startRedis(): Promise<RedisServer> {
	const port = await freePort();
	let child: ChildProcess | null = null;
	// it must not outlive whoever started it
	const endNow = () => void child?.kill('SIGKILL');

	const server: RedisServer = {
		url: `redis://127.0.0.1:${port}`,
		port,
		async kill() {
			if (!child) return;
			const exited = once(child, 'exit');
			child.kill('SIGKILL');
			await exited;
			child = null;
			process.off('exit', endNow);
		},
		async start() {
			const settings = ['--save', '', '--appendonly', 'no', '--bind', '127.0.0.1', '--port', String(port)];
			process.once('exit', endNow);
			child = spawn('redis-server', settings, { stdio: 'ignore' });
			while (!(await answers(port))) await new Promise((resolve) => setTimeout(resolve, 20));
		},
		pause: () => void child?.kill('SIGSTOP'),
		resume: () => void child?.kill('SIGCONT'),
		async ask(...command) {
			const client = createClient({ url: server.url });
			await client.connect();
			try {
				return await client.sendCommand(command);
			} finally {
				client.destroy();
			}
		},
		[Symbol.asyncDispose]: () => server.kill(),
	};
	await server.start();
	return server;
}

/** A line to a port of this machine that can be cut and mended. */
export interface Line extends AsyncDisposable {
	readonly port: number;
	cut(): void;
	mend(): void;
}

export async function layLine(to: number): Promise<Line> {
	const open = new Set<Socket>();
	let isCut = false;
	const line = createServer((socket) => {
		if (isCut) return void socket.destroy();
		const onward = connect(to, '127.0.0.1');
		for (const [one, other] of [
			[socket, onward],
			[onward, socket],
		] as const) {
			open.add(one);
			one.on('error', () => other.destroy());
			one.on('close', () => {
				open.delete(one);
				other.destroy();
			});
			one.pipe(other);
		}
	});
	line.listen(0, '127.0.0.1');
	await once(line, 'listening');
	const cut = () => {
		isCut = true;
		for (const socket of open) socket.destroy();
	};
	return {
		port: (line.address() as AddressInfo).port,
		cut,
		mend: () => (isCut = false),
		async [Symbol.asyncDispose]() {
			cut();
			await new Promise((resolve) => line.close(resolve));
		},
	};
}

async function freePort(): Promise<number> {
	const server = createServer();
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	await new Promise((resolve) => server.close(resolve));
	return port;
}

function answers(port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const socket = connect(port, '127.0.0.1');
		socket.once('error', () => resolve(false));
		socket.once('data', () => resolve(true));
		socket.once('close', () => resolve(false));
		socket.once('connect', () => socket.write('PING\r\n'));
		socket.once('data', () => socket.destroy());
	});
}
