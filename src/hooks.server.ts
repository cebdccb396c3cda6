import { building } from '$app/environment';
import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit';
import { jsonError, orErrorPage, orJsonError } from '#lib/http/refusals.ts';
import { guardForms } from '#lib/http/guard-forms.ts';
import { isForeignChange } from '#lib/http/same-origin.ts';
import { baseLocale, getTextDirection, type Locale } from '#lib/paraglide/runtime.js';
import { paraglideMiddleware } from '#lib/paraglide/server.js';
import { readTheme, THEME_COOKIE, type Theme } from '#lib/ui/theme.ts';
import { useServices } from '#server/services.ts';

export const init: ServerInit = () => {
	if (!building) useServices(); // fails at start rather than at the first request
};

/** Language of the page, then who asks; better-auth answers below /api/auth. */
export const handle: Handle = ({ event, resolve }) => {
	if (building) return resolve(event, { transformPageChunk: ({ html }) => fillIn(html, baseLocale, null) });
	return paraglideMiddleware(event.request, async ({ locale }) => {
		event.locals.services = useServices();
		const isAuth = event.url.pathname.startsWith('/api/auth/');
		event.locals.services.requests.nameRoute(event.platform?.req, isAuth ? '/api/auth/*' : event.route.id);
		if (isAuth) return event.locals.services.identity.handle(event.request);
		if (isForeignChange(event.request, [event.url.origin, ...event.locals.services.config.origins]))
			return jsonError(403, 'forbidden', 'foreign-origin');
		guardForms(event.request, event.url.pathname);
		const theme = readTheme(event.cookies.get(THEME_COOKIE));
		const respond = async () => {
			event.locals.actor = await event.locals.services.access.actorOf(event.request.headers);
			return resolve(event, { transformPageChunk: ({ html }) => fillIn(html, locale, theme) });
		};
		const isApi = event.url.pathname.startsWith('/api/');
		const answer = isApi ? await asJsonError(await orJsonError(respond)) : await orErrorPage(respond);
		// what is shown depends on who asks: no shared or back-button copy of it
		if (!answer.headers.has('cache-control')) answer.headers.set('cache-control', 'private, no-store');
		return answer;
	});
};

/** What app.html leaves open. A page made at build time is nobody's: it chooses language and theme itself when it opens. */
function fillIn(html: string, locale: Locale, theme: Theme | null): string {
	return html
		.replace('%lang%', locale)
		.replace('%dir%', getTextDirection(locale))
		.replace('%theme%', theme ? `data-theme="${theme}"` : '');
}

/** Errors that SvelteKit answers by itself (no such endpoint, wrong method, too large) in the form of the contract. */
async function asJsonError(response: Response): Promise<Response> {
	if (response.status < 400) return response;
	const isJson = response.headers.get('content-type')?.startsWith('application/json');
	const body: object = isJson ? await response.clone().json() : {};
	if ('error' in body) return response;
	const code =
		{ 403: 'forbidden', 404: 'not-found', 405: 'invalid', 413: 'too-large' }[response.status] ?? 'internal';
	return jsonError(response.status, code, 'message' in body ? String(body.message) : code);
}

export const handleError: HandleServerError = ({ error, status, message, event }) => {
	if (status < 500) return { message, code: status === 404 ? 'not-found' : 'invalid' };
	const id = crypto.randomUUID();
	useServices().log.error('request failed', error, { id, route: event.route.id ?? 'none' });
	return { message: id, code: 'internal' };
};
