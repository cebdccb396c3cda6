import { connect } from 'node:net';
import { expect, test } from 'vitest';
import WebSocket from 'ws';
import { openOwnServer } from './own-server.ts';

/** Well below the 30 s that ws waits for a close to be answered, and a little above the 10 s of container hosts. */
const WITHIN = 15_000;

test(
	'HT67 a server told to end does so with 0, though clients neither read nor finish what they send',
	async () => {
		await using own = await openOwnServer();
		const { address } = own.server;
		const cookie = await own.signIn();
		const sockets = await Promise.all(
			Array.from({ length: 10 }, async () => {
				const url = `${address.replace('http', 'ws')}/live/?EIO=4&transport=websocket`;
				const socket = new WebSocket(url, { headers: { cookie } });
				socket.on('error', () => {});
				await new Promise((resolve) => socket.once('open', resolve));
				socket.send('40');
				await new Promise((resolve) =>
					socket.on('message', (data) => String(data).startsWith('40') && resolve(null)),
				);
				socket.pause();
				return socket;
			}),
		);
		const { hostname, port } = new URL(address);
		const slow = connect(Number(port), hostname);
		slow.on('error', () => {});
		await new Promise<void>((resolve) =>
			slow.write('POST /verify HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n', () => resolve()),
		);
		expect(await own.server.stop()).toBe(0);
		for (const socket of sockets) socket.terminate();
		slow.destroy();
	},
	WITHIN,
);
