import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { PersonActor } from '#lib/domain/actor.ts';
import { createSharedBus } from '../../../server/bus/memory.ts';
import { openMongoStorage } from '../../../server/storage/mongodb/open.ts';
import { openBoardHouse, type BoardHouse } from '../../support/board-house.ts';
import { startCluster, type Cluster } from '../../support/cluster.ts';
import { newDatabaseAt } from '../../support/mongo-server.ts';
import type { RunningServer } from '../../support/running-server.ts';
import { folderOfNextNode, PASSWORD } from '../../support/two-nodes.ts';
import { openSpy, type Spy } from '../board/live-house.ts';

/** The house of a board as two processes behind a proxy, over MongoDB and Redis. */
export interface NodesHouse extends AsyncDisposable {
	readonly cluster: Cluster;
	readonly nodes: readonly [RunningServer, RunningServer];
	readonly site: string;
	readonly sector: string;
	/** Ids of accounts. */
	readonly people: { readonly salam: string; readonly auberge: string };
	/** Of the group of Salam's referent and Auberge's member. */
	readonly paper: { readonly id: string; readonly document: string };
	/** Salam's referent may sign here. */
	readonly campaign: string;
	/** GET, or a JSON body by this method, at a node or at the proxy. */
	ask(at: At, who: string, path: string, body?: unknown, method?: string): Promise<Response>;
	/** A form of a page. */
	submit(at: At, who: string, path: string, fields: Record<string, string>): Promise<Response>;
	/** A stock y-websocket client. */
	write(at: At, who: string, document: string): Promise<Writer>;
	spy(at: At, who: string): Promise<Spy>;
	/** Addressees of the letters of all nodes, by words of the letter. */
	lettersWith(words: string): Promise<readonly string[]>;
}

export interface Writer {
	readonly doc: Y.Doc;
	readonly provider: WebsocketProvider;
	/** Codes with which its sockets were closed. */
	readonly closed: readonly number[];
	text(): string;
	add(words: string): void;
}

type At = Pick<RunningServer, 'address'>;

export async function openNodesHouse(mongodbUrl: string): Promise<NodesHouse> {
	await using opened = new AsyncDisposableStack();
	const database = newDatabaseAt(mongodbUrl);
	const { dataDir, ...made } = await makeHouse(database);
	opened.defer(() => rm(dataDir, { recursive: true, force: true, maxRetries: 10 }));
	const cluster = await startCluster('server/main.ts', { DATA_DIR: dataDir }, { nodes: 2, database });
	opened.defer(() => cluster.kill());
	const nodes = cluster.nodes as [RunningServer, RunningServer];
	const cookies = new Map<string, Promise<string>>();

	/** A session of one node is one of all. */
	function cookieOf(who: string): Promise<string> {
		const cookie = cookies.get(who) ?? signIn(cluster, who);
		cookies.set(who, cookie);
		return cookie;
	}

	const closing = opened.move();
	return {
		...made,
		cluster,
		nodes,
		async ask({ address }, who, path, body, method = body === undefined ? 'GET' : 'POST') {
			return fetch(address + path, {
				method,
				headers: { cookie: await cookieOf(who), 'content-type': 'application/json' },
				body: body === undefined ? null : JSON.stringify(body),
			});
		},
		async submit({ address }, who, path, fields) {
			return fetch(address + path, {
				method: 'POST',
				headers: { cookie: await cookieOf(who), origin: address, accept: 'text/html' },
				body: new URLSearchParams(fields),
				redirect: 'manual',
			});
		},
		async write({ address }, who, document) {
			const writer = openWriter(address, await cookieOf(who), document);
			closing.defer(() => writer.provider.destroy());
			await new Promise<void>((resolve) => {
				writer.provider.on('sync', (synced: boolean) => synced && resolve());
			});
			return writer;
		},
		async spy({ address }, who) {
			const spy = openSpy(address, await cookieOf(who));
			closing.defer(() => void spy.socket.close());
			await new Promise<void>((resolve, reject) => {
				spy.socket.once('connect', resolve).once('connect_error', reject);
			});
			return spy;
		},
		async lettersWith(words) {
			const outbox = join(dataDir, 'outbox');
			const letters = await Promise.all(
				(await readdir(outbox)).map((name) => readFile(join(outbox, name), 'utf8')),
			);
			const those = letters.filter((letter) => letter.includes(words));
			return those.map((letter) => /^To: (\S+)/m.exec(letter)![1]!).toSorted();
		},
		[Symbol.asyncDispose]: () => closing.disposeAsync(),
	};
}

/** Written into the database before any node starts; its folder has the keys. */
async function makeHouse(database: string) {
	const bus = createSharedBus().enter();
	const storage = await openMongoStorage(database);
	const house = await openBoardHouse({ storage, bus, mail: { send: async () => {} } });
	try {
		return { ...(await fill(house)), dataDir: await folderOfNextNode(house.services) };
	} finally {
		await house.close();
	}
}

async function fill(house: BoardHouse) {
	const { network, papers, signing, board } = house.services;
	const coordinator = await house.as('coordination');
	const [salam, referent, auberge] = (await Promise.all(
		(['salam', 'salamReferent', 'auberge'] as const).map((who) => house.as(who)),
	)) as [PersonActor, PersonActor, PersonActor];
	for (const { id } of [salam, auberge]) await network.seat(coordinator, 'politique', id, true);
	await network.grantMandate(coordinator, {
		...{ association: 'salam', person: referent.id, basis: 'AG 2013', scope: { kind: 'all' } },
	});
	const create = (title: string) =>
		papers.create(coordinator, { title, kind: 'position', language: 'fr', group: 'politique' });
	const { id, document } = await create('Appel à plusieurs');
	const signed = await create('Texte à signer');
	await signing.freeze(coordinator, signed.id);
	const deadline = new Date(house.services.now() + 86_400_000).toISOString();
	const { campaign } = await signing.open(coordinator, { paper: signed.id, deadline });
	for (const who of ['salam', 'auberge'] as const) await board.alerts.wishLetters(await house.as(who), true);
	return {
		site: house.sites[0].id,
		sector: house.sector.id,
		people: { salam: salam.id, auberge: auberge.id },
		paper: { id, document },
		campaign: campaign.id,
	};
}

async function signIn({ address }: At, who: string): Promise<string> {
	const email = `${who}@demo.example`.toLowerCase();
	const response = await fetch(`${address}/api/auth/sign-in/email`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ email, password: PASSWORD }),
	});
	if (!response.ok) throw new Error(`${who} could not sign in: ${response.status} ${await response.text()}`);
	return response.headers
		.getSetCookie()
		.map((line) => line.split(';')[0])
		.join('; ');
}

function openWriter(address: string, cookie: string, document: string): Writer {
	class WithCookie extends WebSocket {
		constructor(url: string, protocols: string | string[]) {
			super(url, protocols, { headers: { cookie } });
		}
	}
	const doc = new Y.Doc();
	const closed: number[] = [];
	const provider = new WebsocketProvider(`${address.replace('http', 'ws')}/sync`, document, doc, {
		WebSocketPolyfill: WithCookie as unknown as typeof globalThis.WebSocket,
		disableBc: true,
	});
	provider.on('connection-close', (event) => void (event && closed.push(event.code)));
	const text = doc.getXmlFragment('text');
	return {
		doc,
		provider,
		closed,
		text: () => text.toString(),
		add(words) {
			const paragraph = new Y.XmlElement('paragraph');
			paragraph.insert(0, [new Y.XmlText(words)]);
			text.push([paragraph]);
		},
	};
}
