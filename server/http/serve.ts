import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { ADDRESS_HEADER } from '../identity/client-address.ts';
import type { Services } from '../services.ts';
import { answerMetrics } from './answer-metrics.ts';
import { attach } from './attach.ts';
import { setSecurityHeaders } from './headers.ts';
import { answerHealth, answerReadiness } from './health.ts';
import { PROTOCOL_HEADER, protocolOf } from './protocol.ts';

export interface Serving {
	/** Where it listens: `http://127.0.0.1:3000`. */
	readonly address: string;
	/** Says that it ends; then takes no new connection, ends the sockets politely, waits for the running requests. */
	stop(): Promise<void>;
}

type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** Slowloris limits, in ms: SvelteKit's own server options do not reach a server of ours. */
const HEADERS_WITHIN = 20_000;
const REQUEST_WITHIN = 120_000;
const IDLE_SOCKET = 65_000;
/** A receipt's bundle on the verify page (8 MiB) with its form around it; endpoints have smaller limits of their own. */
const LARGEST_BODY = '9M';

/** Listens with the built pages, health and the two socket endpoints. The services must be provided before (Kit's init runs here). */
export async function serve(services: Services): Promise<Serving> {
	process.env.PROTOCOL_HEADER = PROTOCOL_HEADER;
	process.env.BODY_SIZE_LIMIT ??= LARGEST_BODY;
	// the adapter knows one address: with several, it is the one that the browser names, compared with Origin
	if (services.config.origins.length > 1) delete process.env.ORIGIN;
	const { config, metrics, readiness, requests, storage } = services;
	const handler = await loadPages();
	let leaving = false;
	const http = createServer((request, response) => {
		const protocol = protocolOf(request);
		request.headers[PROTOCOL_HEADER] = protocol;
		request.headers[ADDRESS_HEADER] = request.socket.remoteAddress ?? '';
		setSecurityHeaders(response, protocol);
		requests.observe(request, response);
		if (leaving) response.setHeader('connection', 'close');
		// a file that is gone (a build under a running server): this answer breaks off, the process lives
		response.on('pipe', (file) => file.on('error', () => response.destroy()));
		if (answerHealth(request, response, storage)) return;
		if (answerReadiness(request, response, readiness)) return;
		if (answerMetrics(request, response, { metrics, token: config.metricsToken })) return;
		handler(request, response, () => {
			response.statusCode = 404;
			response.end();
		});
	});
	http.headersTimeout = HEADERS_WITHIN;
	http.requestTimeout = REQUEST_WITHIN;
	http.keepAliveTimeout = IDLE_SOCKET;
	const detach = attach(http, services, { foreignUpgrades: 'refuse' });
	const { host, port } = config;
	await listen(http, port, host);
	const address = addressOf(http, host);
	services.listensAt(address);
	return {
		address,
		async stop() {
			readiness.stop();
			leaving = true;
			await delay(config.drainFor);
			const closed = new Promise<void>((resolve) => http.close(() => resolve()));
			http.closeIdleConnections();
			const patience = setTimeout(() => http.closeAllConnections(), 5_000).unref();
			await Promise.all([detach(), closed]);
			clearTimeout(patience);
		},
	};
}

/** A computed specifier, so that the type checker does not walk into build/. */
async function loadPages(): Promise<Handler> {
	const entry = new URL('../../build/handler.js', import.meta.url).href;
	const { handler } = (await import(entry)) as { handler: Handler };
	return handler;
}

function listen(http: Server, port: number, host: string): Promise<void> {
	return new Promise((resolve, reject) => {
		http.once('error', reject);
		http.listen(port, host, () => {
			http.off('error', reject);
			resolve();
		});
	});
}

function addressOf(http: Server, host: string): string {
	const { port } = http.address() as AddressInfo;
	return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
