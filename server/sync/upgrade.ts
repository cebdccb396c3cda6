import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { CLOSE, LIMITS } from '#lib/protocol/sync.ts';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Admission, SyncAccess } from './admission.ts';
import type { SyncObserver } from '../observe/sync-observer.ts';
import { createConnection, type Connection } from './connection.ts';
import type { Lease, Rooms } from './rooms.ts';
import type { SyncSettings } from './settings.ts';
import type { Turns } from './turns.ts';

const PATH = /^\/sync\/([A-Za-z0-9_-]{1,128})$/;

/** Frames that wait at most before a socket is not read any further. */
const FRAMES_WAITING = 100;

type Refused = 401 | 403 | 404 | 503;
const REASONS: Readonly<Record<Refused, string>> = {
	401: 'Unauthorized',
	403: 'Forbidden',
	404: 'Not Found',
	503: 'Service Unavailable',
};

/** Takes `/sync/<document>` from plain HTTP to a joined connection. Nothing is read from a socket before it is admitted. */
export function createDoor(options: {
	readonly rooms: Rooms;
	readonly turns: Turns;
	readonly access: SyncAccess;
	/** Changes whenever somebody's rights may have changed. */
	readonly rightsVersion: () => number;
	/** The oldest schema that a page may know. */
	readonly schemaOf: (document: string) => number;
	readonly settings: SyncSettings;
	readonly now: () => number;
	readonly observe: SyncObserver;
	readonly report: (error: unknown) => void;
}) {
	const { rooms, access, rightsVersion, settings, report } = options;
	const server = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: LIMITS.frame });
	const sockets = new Map<WebSocket, { readonly connection: Connection; heard: boolean }>();
	let closing = false;

	const heartbeat = setInterval(() => {
		for (const [socket, life] of sockets) {
			// a pong waits behind what a slow socket has not read yet
			if (!life.heard && !life.connection.isClogged) life.connection.drop();
			life.heard = false;
			if (socket.readyState === socket.OPEN) socket.ping();
		}
	}, settings.heartbeat);
	heartbeat.unref();

	/** The admission and a hold on the room, or the status to refuse with. */
	async function admit(
		request: IncomingMessage,
		document: string,
	): Promise<{ admission: Admission; lease: Lease } | Refused> {
		try {
			for (let lease: Lease | null = null; ;) {
				const before = rightsVersion();
				const admission = await access.authorize({ headers: request.headers }, document);
				if (admission.kind === 'refused') {
					lease?.release();
					return admission.status;
				}
				lease ??= await rooms.lease(document);
				// a right lost while the document was loading: no socket was there yet to be closed
				if (rightsVersion() === before) return { admission, lease };
			}
		} catch (error) {
			// a document that was being loaded when everything closes is loaded by the next start
			if (!closing) report(error);
			return 503;
		}
	}

	async function open(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
		const url = new URL(request.url ?? '/', 'http://localhost');
		const document = PATH.exec(url.pathname)?.[1];
		if (closing) return refuse(socket, 503);
		if (document === undefined) return refuse(socket, 404);
		if (!access.originAllowed(request.headers.origin, request.headers.host)) return refuse(socket, 403);
		const admitted = await admit(request, document);
		if (typeof admitted === 'number') return refuse(socket, admitted);
		const { admission, lease } = admitted;
		if (closing || socket.destroyed) {
			lease.release();
			return refuse(socket, 503);
		}
		const { release } = lease;
		socket.once('close', release);
		server.handleUpgrade(request, socket, head, (websocket) => {
			const schema = url.searchParams.get('schema');
			websocket.on('error', () => {});
			if (schema !== null && !(Number(schema) >= options.schemaOf(document)))
				return websocket.close(CLOSE.outdated, 'outdated');
			const wantsAcks = url.searchParams.get('ack') === '1';
			socket.off('close', release);
			seat(websocket, request, document, admission, wantsAcks, lease);
		});
	}

	function seat(
		socket: WebSocket,
		{ headers }: IncomingMessage,
		document: string,
		admission: Admission,
		wantsAcks: boolean,
		{ room, release }: Lease,
	): void {
		const connection = createConnection({
			...{ socket, headers, document, admission, wantsAcks, settings },
			now: options.now,
			onDrained: room.catchUp,
			onClose: options.observe.refused,
		});
		const life = { connection, heard: true };
		sockets.set(socket, life);
		socket.on('pong', () => (life.heard = true));
		const line = options.turns.line(room.busy);
		socket.on('message', (data: Buffer, isBinary) => {
			life.heard = true;
			line.add(() => {
				take(data, isBinary);
				if (line.length === 0 && socket.isPaused) socket.resume();
			});
			if (line.length > FRAMES_WAITING) socket.pause();
		});
		socket.on('close', () => {
			sockets.delete(socket);
			// behind what it has sent before
			if (line.length > 0) line.add(leave);
			else leave();
		});
		room.join(connection);

		function leave(): void {
			connection.drop();
			room.leave(connection);
			release();
		}

		function take(data: Buffer, isBinary: boolean): void {
			if (!isBinary) return connection.close('malformed');
			try {
				room.receive(connection, data);
			} catch (error) {
				report(error);
				connection.close('malformed');
			}
		}
	}

	return {
		handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
			// before the first await: a reset without a listener would end the process
			socket.on('error', () => socket.destroy());
			open(request, socket, head).catch((error: unknown) => {
				report(error);
				socket.destroy();
			});
		},
		/** Refuses everybody new. */
		shut(): void {
			closing = true;
			clearInterval(heartbeat);
		},
		/** Closes every socket, and waits until they are. `patience` in ms, then they are cut. */
		async empty(patience: number): Promise<void> {
			const cut = setTimeout(() => sockets.forEach((_, socket) => socket.terminate()), patience);
			await Promise.all(
				[...sockets].map(([socket, { connection }]) => {
					const closed = new Promise((resolve) => socket.once('close', resolve));
					connection.close('restarting');
					return closed;
				}),
			);
			clearTimeout(cut);
		},
	};
}

function refuse(socket: Duplex, status: Refused): void {
	socket.end(`HTTP/1.1 ${status} ${REASONS[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
