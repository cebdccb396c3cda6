import { once } from 'node:events';
import { createServer, request as ask } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';

export interface RoundRobin {
	/** Where it listens: the same service as each of its nodes. */
	readonly address: string;
	close(): Promise<void>;
}

/**
 * A proxy that hands each request, and each WebSocket, to the next node in turn, whoever asks: nobody comes back to the same
 * node but by chance. A node that takes no connection is passed over.
 */
export async function startRoundRobin(nodes: () => readonly string[], port = 0): Promise<RoundRobin> {
	const open = new Set<Socket>();
	let turn = 0;

	function keepTrack(socket: Socket): void {
		open.add(socket);
		socket.once('close', () => open.delete(socket));
	}

	/** To the next node that takes one; null: none does. */
	async function connectToNext(): Promise<Socket | null> {
		const all = nodes();
		for (let tries = all.length; tries > 0; tries--) {
			const { hostname, port: its } = new URL(all[turn++ % all.length]!);
			const socket = connect(Number(its), hostname);
			try {
				await once(socket, 'connect');
			} catch {
				continue;
			}
			socket.setNoDelay();
			keepTrack(socket);
			return socket;
		}
		return null;
	}

	const server = createServer(async (request, response) => {
		const node = await connectToNext();
		if (!node) return void response.writeHead(502).end();
		const { method, url: path, headers } = request;
		const onward = ask({
			...{ method, path, headers: { ...headers, connection: 'close' } },
			createConnection: () => node,
		});
		onward.on('response', (answer) => {
			// of this connection to the node, not of the one to the client
			const { connection: _, 'keep-alive': _keepAlive, ...rest } = answer.headers;
			response.writeHead(answer.statusCode!, answer.statusMessage, rest);
			answer.pipe(response);
			answer.on('error', () => response.destroy());
		});
		onward.on('error', () => response.destroy());
		response.on('close', () => onward.destroy());
		request.pipe(onward);
	});
	server.on('connection', (socket: Socket) => keepTrack(socket.setNoDelay()));

	server.on('upgrade', async (request, near: Socket, head) => {
		near.on('error', () => near.destroy());
		const node = await connectToNext();
		if (!node) return void near.end('HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\n\r\n');
		const headers = request.rawHeaders.map((part, at) => part + (at % 2 === 0 ? ': ' : '\r\n')).join('');
		node.write(`${request.method} ${request.url} HTTP/1.1\r\n${headers}\r\n`);
		node.write(head);
		near.pipe(node).pipe(near);
		for (const [one, other] of [
			[near, node],
			[node, near],
		] as const)
			one.on('error', () => other.destroy()).on('close', () => other.destroy());
	});

	server.listen(port, '127.0.0.1');
	await once(server, 'listening');
	return {
		address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				for (const socket of open) socket.destroy();
			}),
	};
}
