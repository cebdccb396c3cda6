import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { MESSAGE } from '#lib/protocol/sync.ts';
import type { DocumentBus } from '../../../server/bus/bus.ts';
import { openMemoryStorage } from '../../../server/storage/memory/open.ts';
import type { UpdateLog } from '../../../server/storage/update-log.ts';
import type { Admission, NotAdmitted } from '../../../server/sync/admission.ts';
import type { DeclaredStructure } from '../../../server/sync/declared-structure.ts';
import { createSyncEngine, type SyncEngine } from '../../../server/sync/engine.ts';
import type { SyncSettings } from '../../../server/sync/settings.ts';
import { isPlan, structureOf } from '../../../server/sync/structure-of.ts';

const isString = (value: unknown) => typeof value === 'string';
const isEmpty = (value: unknown) => typeof value === 'object';

export const structure: DeclaredStructure = {
	schema: 1,
	roots: { text: 'XmlFragment', footnotes: 'Map' },
	elements: {
		paragraph: { attributes: {} },
		blockquote: { attributes: {} },
		heading: { attributes: { level: (value) => value === 1 || value === 2 || value === 3 } },
	},
	marks: { bold: isEmpty, link: (value) => isString((value as { href?: unknown } | null)?.href) },
};

/** What each person may do in every document: absent means signed out. */
export type Rights = Map<string, 'write' | 'read' | 'nothing' | 'unsure'>;

export interface TestServer {
	readonly url: string;
	readonly engine: SyncEngine;
	readonly log: UpdateLog;
	readonly rights: Rights;
	readonly errors: unknown[];
	/** Another engine over the same log, at the same address. */
	restart(): Promise<void>;
	stop(): Promise<void>;
}

export async function startServer(
	options: {
		log?: UpdateLog;
		bus?: DocumentBus;
		settings?: Partial<SyncSettings>;
		now?: () => number;
	} = {},
): Promise<TestServer> {
	const log = options.log ?? openMemoryStorage().updates;
	const rights: Rights = new Map([
		['ana', 'write'],
		['bo', 'write'],
		['chi', 'write'],
		['reader', 'read'],
	]);
	const errors: unknown[] = [];
	const start = () =>
		createSyncEngine({
			log,
			bus: options.bus,
			structureOf: (document) => (isPlan(document) ? structureOf(document) : structure),
			now: options.now ?? Date.now,
			report: (error) => errors.push(error),
			settings: options.settings,
			access: {
				originAllowed: (origin, host) => origin === undefined || origin === `http://${host}`,
				authorize: async ({ headers }) => admissionOf(rights, headers),
			},
		});
	let engine = start();
	const http = createServer();
	http.on('upgrade', (request, socket, head) => engine.handleUpgrade(request, socket, head));
	await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
	const { port } = http.address() as AddressInfo;
	return {
		url: `ws://127.0.0.1:${port}/sync`,
		get engine() {
			return engine;
		},
		log,
		rights,
		errors,
		async restart() {
			await engine.close();
			engine = start();
		},
		async stop() {
			await engine.close();
			http.closeAllConnections();
			await new Promise((resolve) => http.close(resolve));
		},
	};
}

function admissionOf(rights: Rights, headers: IncomingHttpHeaders): Admission | NotAdmitted {
	const person = /person=(\w+)/.exec(headers.cookie ?? '')?.[1] ?? '';
	const right = rights.get(person);
	if (right === undefined) return { kind: 'refused', status: 401 };
	if (right === 'nothing') return { kind: 'refused', status: 404 };
	if (right === 'unsure') return { kind: 'refused', status: 503 };
	const initials = person.slice(0, 2).toUpperCase();
	return {
		kind: 'admitted',
		person,
		name: `Name of ${person}`,
		color: 2,
		initials,
		mayWrite: right === 'write',
	};
}

/** The stock y-websocket client of one person. */
export function stockClient(server: TestServer, person: string, document: string, doc = new Y.Doc()) {
	class PersonSocket extends WebSocket {
		constructor(url: string | URL, protocols?: string | string[]) {
			super(url, protocols, { headers: { cookie: `person=${person}` } });
		}
	}
	const provider = new WebsocketProvider(server.url, document, doc, {
		disableBc: true,
		WebSocketPolyfill: PersonSocket as unknown as typeof globalThis.WebSocket,
		maxBackoffTime: 200,
	});
	return { doc, provider, text: doc.getXmlFragment('text'), stop: () => provider.destroy() };
}

export interface RawClient {
	readonly socket: WebSocket;
	readonly doc: Y.Doc;
	/** What the server sent, by kind. */
	readonly acks: number[];
	readonly updates: Uint8Array[];
	readonly step1s: Uint8Array[];
	readonly step2s: Uint8Array[];
	readonly presence: { client: number; clock: number; state: unknown }[];
	closed: { code: number } | null;
	send(bytes: Uint8Array): void;
	sendUpdate(update: Uint8Array): void;
	sendStep1(stateVector?: Uint8Array): void;
	sendStep2(update: Uint8Array): void;
	sendPresence(entries: readonly { client: number; clock: number; state: unknown }[]): void;
	stop(): void;
}

/** A client that does only what it is told; its `doc` holds what the server sent. */
export async function rawClient(
	server: Pick<TestServer, 'url'>,
	person: string | null,
	document: string,
	options: { query?: string; headers?: Record<string, string>; autoPong?: boolean } = {},
): Promise<RawClient> {
	const { query = '?ack=1', headers = {}, autoPong = true } = options;
	const cookie: Record<string, string> = person ? { cookie: `person=${person}` } : {};
	const socket = new WebSocket(`${server.url}/${document}${query}`, {
		headers: { ...cookie, ...headers },
		autoPong,
	});
	const doc = new Y.Doc();
	const client: RawClient = {
		socket,
		doc,
		acks: [],
		updates: [],
		step1s: [],
		step2s: [],
		presence: [],
		closed: null,
		send: (bytes) => socket.send(bytes),
		sendUpdate: (update) => socket.send(syncFrame(2, update)),
		sendStep1: (stateVector = Y.encodeStateVector(doc)) => socket.send(syncFrame(0, stateVector)),
		sendStep2: (update) => socket.send(syncFrame(1, update)),
		sendPresence: (entries) => socket.send(presenceFrame(entries)),
		stop: () => socket.terminate(),
	};
	socket.on('message', (data: Buffer) => receive(client, data));
	socket.on('close', (code) => (client.closed = { code }));
	await new Promise<void>((resolve, reject) => {
		socket.once('open', resolve);
		socket.once('unexpected-response', (_request, response) => {
			reject(new Error(`HTTP ${response.statusCode}`));
			socket.terminate();
		});
		socket.once('error', reject);
	});
	return client;
}

function receive(client: RawClient, data: Uint8Array): void {
	const decoder = decoding.createDecoder(data);
	const kind = decoding.readVarUint(decoder);
	if (kind === MESSAGE.ack) client.acks.push(decoding.readVarUint(decoder));
	if (kind === MESSAGE.awareness) client.presence.push(...presenceIn(decoding.readVarUint8Array(decoder)));
	if (kind !== MESSAGE.sync) return;
	const step = decoding.readVarUint(decoder);
	const bytes = decoding.readVarUint8Array(decoder);
	[client.step1s, client.step2s, client.updates][step]!.push(bytes);
	if (step > 0) Y.applyUpdate(client.doc, bytes, 'server');
}

export function syncFrame(step: number, bytes: Uint8Array): Uint8Array {
	return encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, MESSAGE.sync);
		encoding.writeVarUint(encoder, step);
		encoding.writeVarUint8Array(encoder, bytes);
	});
}

export function presenceFrame(
	entries: readonly { client: number; clock: number; state: unknown }[],
): Uint8Array {
	const payload = encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, entries.length);
		for (const { client, clock, state } of entries) {
			encoding.writeVarUint(encoder, client);
			encoding.writeVarUint(encoder, clock);
			encoding.writeVarString(encoder, JSON.stringify(state));
		}
	});
	return encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, MESSAGE.awareness);
		encoding.writeVarUint8Array(encoder, payload);
	});
}

function presenceIn(payload: Uint8Array) {
	const decoder = decoding.createDecoder(payload);
	return Array.from({ length: decoding.readVarUint(decoder) }, () => ({
		client: decoding.readVarUint(decoder),
		clock: decoding.readVarUint(decoder),
		state: JSON.parse(decoding.readVarString(decoder)) as unknown,
	}));
}

/** Waits for a state of the world; fails when it does not come. */
export async function until(holds: () => boolean, what: string, patience = 10_000): Promise<void> {
	const end = Date.now() + patience;
	while (!holds()) {
		if (Date.now() > end) throw new Error(`waited ${patience} ms in vain: ${what}`);
		await new Promise((resolve) => setTimeout(resolve, 3));
	}
}

/** The document as the log tells it. */
export async function stored(server: TestServer, document: string): Promise<Y.Doc> {
	const doc = new Y.Doc();
	Y.applyUpdate(doc, (await server.engine.read(document)).update);
	return doc;
}

export function addParagraph(doc: Y.Doc, text: string, at = 0): Y.XmlText {
	const words = new Y.XmlText(text);
	const paragraph = new Y.XmlElement('paragraph');
	paragraph.insert(0, [words]);
	doc.getXmlFragment('text').insert(at, [paragraph]);
	return words;
}

/** The update that a change makes. */
export function updateOf(doc: Y.Doc, change: () => void): Uint8Array {
	const updates: Uint8Array[] = [];
	const note = (update: Uint8Array) => void updates.push(update);
	doc.on('update', note);
	doc.transact(change);
	doc.off('update', note);
	return Y.mergeUpdates(updates);
}
