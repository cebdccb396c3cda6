import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import WebSocket from 'ws';
import { openOwnServer, PASSWORD, type OwnServer } from './own-server.ts';

let own: OwnServer;
const opened: Socket[] = [];
beforeAll(async () => {
	own = await openOwnServer();
}, 60_000);
afterAll(async () => {
	for (const socket of opened) socket.close();
	await own[Symbol.asyncDispose]();
});

const ANYTHING: readonly unknown[] = [
	...[null, 1, 'papers', {}, [], { length: 3 }, [null], [[]], [{ toString: 1 }], [{ toString: 'x' }]],
	...[['__proto__'], ['person:'], ['paper:__proto__'], [{ toString: null, valueOf: null }]],
];

async function connect(cookie: string): Promise<Socket> {
	const { address } = own.server;
	const extraHeaders = { cookie };
	const socket = io(address, {
		path: '/live',
		transports: ['websocket'],
		extraHeaders,
		forceNew: true,
		reconnection: false,
	});
	opened.push(socket);
	await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject));
	return socket;
}

const watch = (socket: Socket, topics: unknown) => socket.timeout(10_000).emitWithAck('watch', topics);

test('HT62 whatever a socket sends as topics or as the answer to call, the server lives on and grants nothing', async () => {
	const cookie = await own.signIn();
	for (const event of ['watch', 'unwatch', 'constructor', '__proto__', 'toString'])
		for (const sent of ANYTHING) {
			const socket = await connect(cookie);
			socket.emit(event, sent, sent);
			// packets are read in order: when this is answered, that one was survived
			expect(await watch(socket, ['papers'])).toEqual(['papers']);
			socket.close();
		}
	const socket = await connect(cookie);
	for (const sent of ANYTHING) expect(await watch(socket, sent)).toEqual([]);
});

test('HT62 packets that no client of ours writes do not end the server', async () => {
	const cookie = await own.signIn();
	const packets = [
		...['42["disconnect"]', '42["newListener","x"]', '42[null]', '42{}', '42"x"', '42[', '43999[]', '42'],
		...['451-["watch",{"_placeholder":true,"num":9}]', '4599999999-["watch"]', '9', '2probe', '5', '40/x,'],
		`42["watch",${'['.repeat(7000)}${']'.repeat(7000)}]`,
		'x'.repeat(20_000),
	];
	for (const packet of packets) {
		const { address } = own.server;
		const socket = new WebSocket(`${address.replace('http', 'ws')}/live/?EIO=4&transport=websocket`, {
			headers: { cookie },
		});
		const closed = new Promise((resolve) => socket.on('error', () => {}).once('close', resolve));
		socket.on('message', (data) => {
			if (String(data).startsWith('0')) socket.send('40');
			else if (String(data).startsWith('40')) {
				socket.send(packet);
				socket.close();
			}
		});
		await closed;
		expect((await fetch(`${address}/healthz`)).status).toBe(200);
	}
});

test('HT63 a socket that sends packets without end is closed', async () => {
	const socket = await connect(await own.signIn());
	const closed = new Promise((resolve) => socket.once('disconnect', resolve));
	for (let i = 0; i < 200; i++) socket.emit('watch', ['papers'], () => {});
	expect(await closed).toBe('io server disconnect');
});

test('HT63 one person may not open live sockets without end', async () => {
	const cookie = await own.signIn();
	for (const socket of opened.splice(0)) socket.close();
	const sockets = await Promise.all(Array.from({ length: 40 }, () => connect(cookie)));
	const refused = (socket: Socket) =>
		new Promise<null>((resolve) => {
			if (socket.connected) socket.once('disconnect', () => resolve(null));
			else resolve(null);
		});
	const answers = await Promise.all(
		sockets.map((socket) => Promise.race([watch(socket, ['papers']).catch(() => null), refused(socket)])),
	);
	expect(answers.filter((answer) => answer !== null)).toHaveLength(20);
});

test('HT63 a socket that does not say who it is is closed', async () => {
	const socket = new WebSocket(`${own.server.address.replace('http', 'ws')}/live/?EIO=4&transport=websocket`);
	await new Promise((resolve) => socket.once('close', resolve));
}, 20_000);

test('AC70 signing out, another password and the end of all sessions close the live sockets at once', async () => {
	const { address } = own.server;
	const post = (path: string, cookie: string, fields: Record<string, string> = {}) =>
		fetch(address + path, {
			method: 'POST',
			headers: { origin: address, cookie, accept: 'text/html' },
			body: new URLSearchParams(fields),
			redirect: 'manual',
		});
	for (const socket of opened.splice(0)) socket.close();
	const [stays, leaves] = [await own.signIn(), await own.signIn()];
	const ended = async (cookie: string, end: () => Promise<Response>) => {
		const socket = await connect(cookie);
		const closed = new Promise((resolve) => socket.once('disconnect', resolve));
		expect((await end()).status).toBeLessThan(400);
		await closed;
	};
	await ended(leaves, () => post('/sign-out', leaves));
	const fields = { 'current-password': PASSWORD, 'new-password': PASSWORD };
	await ended(await own.signIn(), () => post('/account?/password', stays, fields));
	await ended(stays, () => post('/account?/sessions', stays));
});
