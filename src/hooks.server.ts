import { building } from '$app/environment';
import { json, type Handle, type HandleServerError, type ServerInit } from '@sveltejs/kit';
import { Refusal } from '#lib/domain/refusal.ts';
import { paraglideMiddleware } from '#lib/paraglide/server.js';
import { getTextDirection } from '#lib/paraglide/runtime.js';
import { useServices } from '#server/services.ts';

export const init: ServerInit = () => {
	if (!building) useServices(); // fails at start rather than at the first request
};

/** Language of the page, then who asks; better-auth answers below /api/auth. */
export const handle: Handle = ({ event, resolve }) => {
	if (building) return resolve(event);
	return paraglideMiddleware(event.request, async ({ request, locale }) => {
		event.request = request;
		event.locals.services = useServices();
		if (event.url.pathname.startsWith('/api/auth/')) return event.locals.services.identity.handle(event.request);
		event.locals.actor = await event.locals.services.access.actorOf(event.request.headers);
		const response = await answer(event, () =>
			resolve(event, {
				transformPageChunk: ({ html }) =>
					html.replace('%lang%', locale).replace('%dir%', getTextDirection(locale))
			})
		);
		// what a page shows depends on who asks: no shared or back-button copy of it
		if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'private, no-store');
		return response;
	});
};

/** Endpoints throw Refusal like everybody else; here it becomes the JSON error of the contract. */
async function answer(event: Parameters<Handle>[0]['event'], respond: () => Response | Promise<Response>): Promise<Response> {
	try {
		return await respond();
	} catch (refusal) {
		if (refusal instanceof Refusal && event.url.pathname.startsWith('/api/'))
			return json({ error: { code: refusal.code, message: refusal.reason } }, { status: refusal.status });
		throw refusal;
	}
}

export const handleError: HandleServerError = ({ error: thrown, status, message, event }) => {
	if (thrown instanceof Refusal) return { message: thrown.reason, code: thrown.code, reason: thrown.reason };
	if (status >= 500) {
		const id = crypto.randomUUID();
		console.error(`error ${id} at ${event.route.id ?? 'no route'}:`, thrown);
		return { message: id, code: 'internal' };
	}
	return { message, code: status === 404 ? 'not-found' : 'invalid' };
};
