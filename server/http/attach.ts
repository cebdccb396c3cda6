import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { LIVE_PATH } from '#lib/protocol/live.ts';
import type { Endpoint } from '../observe/metrics.ts';
import type { Services } from '../services.ts';

/** For clients that do not answer a close, in ms. */
const PATIENCE = 2_000;

/**
 * The single listener of 'upgrade': /sync to the live documents, /live to socket.io, everything else is refused
 * (or left to Vite's own socket in development). Answers the undo.
 */
export function attach(
	http: Server,
	services: Pick<Services, 'sync' | 'live' | 'metrics'>,
	{ foreignUpgrades }: { foreignUpgrades: 'refuse' | 'leave' },
): () => Promise<void> {
	const open = new Set<Duplex>();
	const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
		// Node has taken its own error handling off this socket: a client that leaves now would end the process
		socket.on('error', () => socket.destroy());
		open.add(socket);
		const path = (request.url ?? '/').split('?')[0]!;
		const endpoint = endpointOf(path);
		const gone = services.metrics.socketOpened(endpoint);
		socket.once('close', () => {
			open.delete(socket);
			gone();
		});
		if (endpoint === 'sync') services.sync.handleUpgrade(request, socket, head);
		else if (endpoint === 'live') services.live.handleUpgrade(request, socket, head);
		else if (foreignUpgrades === 'refuse') refuse(socket);
	};
	http.on('upgrade', upgrade);
	return async () => {
		http.off('upgrade', upgrade);
		await Promise.all([services.live.close(), services.sync.close()]);
		setTimeout(() => open.forEach((socket) => socket.destroy()), PATIENCE).unref();
	};
}

function endpointOf(path: string): Endpoint {
	if (path.startsWith('/sync/')) return 'sync';
	return path === LIVE_PATH || path === `${LIVE_PATH}/` ? 'live' : 'other';
}

function refuse(socket: Duplex): void {
	socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
}
