import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Metrics } from '../observe/metrics.ts';

/** `GET /metrics` for whoever knows the token. Without it, or when none is declared, the address is not there. */
export function answerMetrics(
	request: IncomingMessage,
	response: ServerResponse,
	{ metrics, token }: { readonly metrics: Metrics; readonly token: string | null },
): boolean {
	if (request.url?.split('?')[0] !== '/metrics' || request.method !== 'GET') return false;
	if (token === null || !sameSecret(request.headers.authorization ?? '', `Bearer ${token}`)) return false;
	void metrics.read().then(
		(text) => {
			response.writeHead(200, { 'content-type': metrics.contentType, 'cache-control': 'no-store' });
			response.end(text);
		},
		() => response.destroy(),
	);
	return true;
}

/** Takes as long whatever is given. */
function sameSecret(given: string, wanted: string): boolean {
	return timingSafeEqual(digest(given), digest(wanted));
}

function digest(text: string): Buffer {
	return createHash('sha256').update(text).digest();
}
