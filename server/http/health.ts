import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readiness } from '../observe/readiness.ts';
import type { Storage } from '../storage/storage.ts';

/** `GET /healthz`: 200 while what is written can be kept, 503 when not. Answers whether the request was for it. */
export function answerHealth(request: IncomingMessage, response: ServerResponse, storage: Storage): boolean {
	if (request.url?.split('?')[0] !== '/healthz') return false;
	storage.probe().then(
		() => send(response, 200, { status: 'ok' }),
		() => send(response, 503, { error: { code: 'unavailable', message: 'store' } }),
	);
	return true;
}

/**
 * `GET /readyz`: may a proxy send requests here? 503 with the parts that are missing, and nothing about them. A node whose bus
 * is away serves as well as the others, who miss it too: it is named, and ready.
 */
export function answerReadiness(
	request: IncomingMessage,
	response: ServerResponse,
	readiness: Readiness,
): boolean {
	if (request.url?.split('?')[0] !== '/readyz') return false;
	void readiness
		.missing()
		.then((missing) =>
			missing.every((part) => part === 'bus')
				? send(response, 200, { status: 'ready', missing })
				: send(response, 503, { error: { code: 'unavailable', message: missing.join(', ') } }),
		);
	return true;
}

function send(response: ServerResponse, status: number, body: object): void {
	response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
	response.end(JSON.stringify(body));
}
