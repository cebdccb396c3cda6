import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../observe/log.ts';
import type { Metrics } from '../observe/metrics.ts';

/** A line and a count for each answered request: its method, the pattern of its route, its status, how long it took. */
export interface RequestObserver {
	/** The pages say which of their routes took it: only they know. */
	nameRoute(request: object | undefined, route: string | null): void;
	/** Before it is answered. */
	observe(request: IncomingMessage, response: ServerResponse): void;
}

/** Files of the build, and addresses that are no route at all. */
const NO_ROUTE = 'none';

export function observeRequests({ log, metrics }: { log: Log; metrics: Metrics }): RequestObserver {
	const routes = new WeakMap<object, string>();
	return {
		nameRoute(request, route) {
			if (request && route !== null) routes.set(request, route);
		},
		observe(request, response) {
			const startedAt = performance.now();
			response.once('close', () => {
				const ms = Math.round(performance.now() - startedAt);
				const route = routes.get(request) ?? NO_ROUTE;
				const status = response.writableFinished ? response.statusCode : ('aborted' as const);
				const method = request.method ?? 'other';
				metrics.request({ method, route, status, seconds: ms / 1000 });
				// what nobody asked for by hand would drown the rest: files of the build, looks of a proxy at the health
				log[route === NO_ROUTE ? 'debug' : 'info']('request', { method, route, status, ms });
			});
		},
	};
}
