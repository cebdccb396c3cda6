import { cp, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSharedBus, type SharedNode } from '../../server/bus/memory.ts';
import { compose, type Overrides } from '../../server/compose.ts';
import { readConfig } from '../../server/config.ts';
import { attach } from '../../server/http/attach.ts';
import type { Letter, Mail } from '../../server/mail/create-mail.ts';
import type { Services } from '../../server/services.ts';
import { openMemoryStorage } from '../../server/storage/memory/open.ts';
import { openSpy, type Spy } from '../scenarios/board/live-house.ts';
import { openBoardHouse, type BoardHouse } from './board-house.ts';

/** The house of a board on two nodes of one process, with one store and a bus between them. */
export interface TwoNodes extends AsyncDisposable {
	readonly house: BoardHouse;
	readonly nodes: readonly [Node, Node];
	/** Those of both nodes. */
	readonly letters: readonly Letter[];
	readonly mail: Mail;
	cookieOf(who: string): Promise<string>;
	/** A socket at this node. */
	spy(node: Node, who: string): Promise<Spy>;
}

export interface Node {
	readonly services: Services;
	readonly bus: SharedNode;
	readonly address: string;
}

export const PASSWORD = 'une table de vingt places';

export async function openTwoNodes(overrides: Overrides = {}): Promise<TwoNodes> {
	await using opened = new AsyncDisposableStack();
	const letters: Letter[] = [];
	const mail = { send: async (letter: Letter) => void letters.push(letter) };
	const shared = { mail, storage: openMemoryStorage(), ...overrides };
	const bus = createSharedBus();

	const first = bus.enter();
	const house = await openBoardHouse({ ...shared, bus: first });
	opened.defer(() => house.close());
	const dataDir = await folderOfNextNode(house.services);
	opened.defer(() => rm(dataDir, { recursive: true, force: true, maxRetries: 10 }));
	const second = bus.enter();
	const services = await compose(readConfig({ DATA_DIR: dataDir }), { ...shared, bus: second });
	opened.defer(() => services.close());

	const serve = async (node: Services) => {
		const { address, close } = await listen(node);
		opened.defer(close);
		return address;
	};
	const nodes = [
		{ services: house.services, bus: first, address: await serve(house.services) },
		{ services, bus: second, address: await serve(services) },
	] as const;

	async function cookieOf(who: string): Promise<string> {
		const email = `${who}@demo.example`.toLowerCase();
		const { cookies } = await house.services.identity.signIn({ email, password: PASSWORD }, new Headers());
		return cookies.map((cookie) => cookie.split(';')[0]!).join('; ');
	}

	const closing = opened.move();
	return {
		house,
		nodes,
		letters,
		mail,
		cookieOf,
		async spy(node, who) {
			const spy = openSpy(node.address, await cookieOf(who));
			closing.defer(() => void spy.socket.close());
			await new Promise<void>((resolve, reject) => {
				spy.socket.once('connect', resolve).once('connect_error', reject);
			});
			return spy;
		},
		[Symbol.asyncDispose]: () => closing.disposeAsync(),
	};
}

/** With the keys of this one, as its operator copies them. */
export async function folderOfNextNode({ config }: Services): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'tablee-node-'));
	await cp(config.keysDir, join(folder, 'keys'), { recursive: true });
	return folder;
}

async function listen({ live, sync, metrics }: Services) {
	const http = createServer();
	const detach = attach(http, { live, sync, metrics }, { foreignUpgrades: 'refuse' });
	await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
	return {
		address: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
		async close() {
			await detach();
			http.closeAllConnections();
			await new Promise<void>((resolve) => http.close(() => resolve()));
		},
	};
}
