import type { IncomingMessage, ServerResponse } from 'node:http';
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

function send(response: ServerResponse, status: number, body: object): void {
	response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
	response.end(JSON.stringify(body));
}
