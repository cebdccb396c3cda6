/** What can happen to one request between a phone and the server. Those with `-after`: the server had kept it. */
export const FAULTS = [
	'none',
	'lost',
	'lost-after',
	'silent',
	'silent-after',
	'error',
	'error-after',
	'gateway',
	'gateway-after',
	'busy',
	'portal',
	'portal-says-json',
	'other-json',
	'other-receipt',
	'killed',
	'killed-after',
] as const;
export type Fault = (typeof FAULTS)[number];

export interface Line {
	/** The server itself, without anything in between. */
	reach(path: string, init: RequestInit): Promise<Response>;
	/** SIGKILL and a new start on the same disk. */
	killServer(): Promise<void>;
	/** What happens to the next request. */
	next(): Fault;
}

/** `fetch` over a line that does anything to requests and answers but alter their bytes. */
export function fetchOver({ reach, killServer, next }: Line): typeof fetch {
	return async (input, init = {}) => {
		const path = String(input);
		const fault = next();
		const answer = fault === 'none' || fault.endsWith('-after') ? await reach(path, init) : null;
		switch (fault) {
			case 'none':
				return answer!;
			case 'lost':
			case 'lost-after':
				throw new TypeError('Failed to fetch');
			case 'silent':
			case 'silent-after':
				return aborted(init.signal!);
			case 'error':
			case 'error-after':
				return json(500, { error: { code: 'internal', message: 'x' } });
			case 'gateway':
			case 'gateway-after':
				return page(502, '<h1>502 Bad Gateway</h1>');
			case 'busy':
				return json(429, { error: { code: 'busy', message: 'too-often' } });
			case 'portal':
				return page(200, '<title>Bienvenue au Wi-Fi de la gare</title>');
			case 'portal-says-json':
				return new Response('<title>Wi-Fi</title>', { headers: { 'content-type': 'application/json' } });
			case 'other-json':
				return json(200, { status: 'ok' });
			case 'other-receipt':
				return json(201, {
					id: path.split('/').at(-1),
					hash: '0'.repeat(64),
					seq: 1,
					receivedAt: '2013-01-01T00:00:00.000Z',
				});
			case 'killed':
			case 'killed-after':
				await killServer();
				throw new TypeError('Failed to fetch');
		}
	};
}

function aborted(signal: AbortSignal): Promise<never> {
	return new Promise((_, reject) => {
		if (signal.aborted) reject(signal.reason as Error);
		signal.addEventListener('abort', () => reject(signal.reason as Error));
	});
}

function json(status: number, body: unknown): Response {
	return Response.json(body, { status });
}

function page(status: number, html: string): Response {
	return new Response(html, { status, headers: { 'content-type': 'text/html; charset=utf-8' } });
}
