import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';

/**
 * What happens to reports on their way: `pass` · `cut`: nothing arrives · `answer-lost`: it arrives, the answer does not ·
 * `hold`: it arrives, and the answer waits until `release` · or an answer that somebody else gives.
 */
export type Luck =
	| 'pass'
	| 'cut'
	| 'answer-lost'
	| 'hold'
	| { readonly status: number; readonly type: string; readonly body: string };

export interface FieldProxy {
	/** Where it listens: the same service. Cookies of the one are those of the other. */
	readonly address: string;
	luck: Luck;
	/** Reports that went through, as `PUT <status>`. */
	readonly sent: string[];
	/** Put into the worker's script, as if it were another version of the site. */
	version: string;
	/** Drops what is held. */
	release(): void;
	/** Fulfilled once a held report has arrived at the server. */
	readonly held: Promise<void>;
	close(): Promise<void>;
}

const isReport = ({ method, url = '' }: IncomingMessage) =>
	method === 'PUT' && url.startsWith('/api/v1/observations/');

/** The line between a phone and the server, in a test's hands; unlike a browser's own tools it is there for workers too. */
export async function startFieldProxy(target: () => string): Promise<FieldProxy> {
	const waiting = new Set<ServerResponse>();
	const open = new Set<Socket>();
	let arrived = () => {};
	const held = new Promise<void>((resolve) => (arrived = resolve));
	const server = createServer((request, response) => {
		response.on('error', () => {});
		const luck = isReport(request) ? proxy.luck : 'pass';
		if (luck === 'cut') return void response.destroy();
		if (typeof luck === 'object') {
			request.resume();
			return void response.writeHead(luck.status, { 'content-type': luck.type }).end(luck.body);
		}
		const { hostname, port } = new URL(target());
		const headers = { ...request.headers, 'accept-encoding': 'identity' };
		const onward = ask({ hostname, port, path: request.url, method: request.method, headers }, (answer) => {
			if (isReport(request)) proxy.sent.push(`PUT ${answer.statusCode}`);
			if (luck === 'answer-lost') return void response.destroy();
			if (luck === 'hold') {
				waiting.add(response);
				return arrived();
			}
			if (request.url === '/service-worker.js') return void versioned(answer, response);
			response.writeHead(answer.statusCode!, answer.headers);
			answer.pipe(response);
			answer.on('error', () => response.destroy());
		});
		onward.on('error', () => response.destroy());
		request.pipe(onward);
	});

	server.on('connection', (socket) => {
		open.add(socket);
		socket.once('close', () => open.delete(socket));
	});
	// live pages
	server.on('upgrade', (request, near, head) => {
		const { hostname, port } = new URL(target());
		const far = connect(Number(port), hostname, () => {
			const headers = request.rawHeaders.map((part, at) => part + (at % 2 === 0 ? ': ' : '\r\n')).join('');
			far.write(`${request.method} ${request.url} HTTP/1.1\r\n${headers}\r\n`);
			far.write(head);
			near.pipe(far).pipe(near);
		});
		for (const [socket, other] of [
			[near, far],
			[far, near],
		] as const)
			socket.on('error', () => other.destroy()).on('close', () => other.destroy());
	});

	async function versioned(answer: IncomingMessage, response: ServerResponse): Promise<void> {
		let script = '';
		for await (const part of answer.setEncoding('utf8')) script += part;
		response.writeHead(200, { 'content-type': 'text/javascript', 'cache-control': 'no-cache' });
		response.end(script.replace(/(?<=[`"'])(\d{13})(?=[`"'])/g, `$1${proxy.version}`));
	}

	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const proxy: FieldProxy = {
		address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		luck: 'pass',
		sent: [],
		version: '',
		held,
		release() {
			for (const response of waiting) response.destroy();
			waiting.clear();
		},
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				for (const socket of open) socket.destroy();
			}),
	};
	return proxy;
}
