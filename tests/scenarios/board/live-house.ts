import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { io, type Socket } from 'socket.io-client';
import type { BoardEvent } from '#lib/domain/board/board-event.ts';
import { attach } from '../../../server/http/attach.ts';
import type { Overrides } from '../../../server/compose.ts';
import { openBoardHouse, type BoardHouse } from '../../support/board-house.ts';

const PASSWORD = 'une table de vingt places';

/** A house with a board, whose socket.io gateway listens on a port of its own. */
export interface LiveHouse extends BoardHouse {
	readonly address: string;
	/** The cookie of a session of `<who>@demo.example`. */
	cookieOf(who: string): Promise<string>;
	spy(who: string): Promise<Spy>;
}

/** A socket that writes down every packet, whatever it is. */
export interface Spy {
	readonly socket: Socket;
	/** Every byte that arrived. */
	readonly raw: string[];
	readonly entries: BoardEvent[];
	/** Topics that it was told to leave, and those that it should ask again. */
	readonly withdrawn: string[];
	readonly changed: string[];
	watch(topics: readonly string[]): Promise<readonly string[]>;
	/** Once this holds; looks at each packet. */
	until(holds: () => boolean): Promise<void>;
}

export async function openLiveHouse(overrides: Overrides = {}): Promise<LiveHouse> {
	const house = await openBoardHouse(overrides);
	const { identity, live, sync, metrics } = house.services;
	const http = createServer();
	const detach = attach(http, { live, sync, metrics }, { foreignUpgrades: 'refuse' });
	await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
	const address = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
	const spies: Spy[] = [];

	async function cookieOf(who: string): Promise<string> {
		const email = `${who.toLowerCase()}@demo.example`;
		const { cookies } = await identity.signIn({ email, password: PASSWORD }, new Headers());
		return cookies.map((cookie) => cookie.split(';')[0]!).join('; ');
	}

	return {
		...house,
		address,
		cookieOf,
		async spy(who) {
			const spy = openSpy(address, await cookieOf(who));
			spies.push(spy);
			await new Promise<void>((resolve, reject) => {
				spy.socket.once('connect', resolve).once('connect_error', reject);
			});
			return spy;
		},
		async close() {
			for (const { socket } of spies) socket.close();
			await detach();
			http.closeAllConnections();
			await new Promise((resolve) => http.close(resolve));
			await house.close();
		},
	};
}

export function openSpy(address: string, cookie: string): Spy {
	const socket = io(address, {
		path: '/live',
		transports: ['websocket'],
		extraHeaders: cookie ? { cookie } : {},
		forceNew: true,
		reconnectionDelay: 10,
	});
	const raw: string[] = [];
	const entries: BoardEvent[] = [];
	const withdrawn: string[] = [];
	const changed: string[] = [];
	const waiting = new Set<() => void>();
	const look = () => waiting.forEach((each) => each());
	const listen = () =>
		socket.io.engine.on('packet', ({ data }: { data?: unknown }) => {
			if (typeof data === 'string') raw.push(data);
		});
	socket.io.on('open', listen);
	socket.on('entry', (event: BoardEvent) => (entries.push(event), look()));
	socket.on('withdrawn', ({ topic }: { topic: string }) => (withdrawn.push(topic), look()));
	socket.on('changed', ({ topic }: { topic: string }) => (changed.push(topic), look()));
	return {
		socket,
		raw,
		entries,
		withdrawn,
		changed,
		watch: (topics) => socket.timeout(10_000).emitWithAck('watch', topics) as Promise<readonly string[]>,
		until: (holds) =>
			new Promise((resolve) => {
				const check = () => {
					if (!holds()) return;
					waiting.delete(check);
					resolve();
				};
				waiting.add(check);
				check();
			}),
	};
}
