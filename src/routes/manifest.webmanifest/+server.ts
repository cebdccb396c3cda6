import { APP_NAME_COOKIE, readAppName } from '#lib/install/app-name.ts';
import { manifestOf } from '#lib/install/manifest.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ cookies }) =>
	new Response(JSON.stringify(manifestOf(readAppName(cookies.get(APP_NAME_COOKIE)), getLocale())), {
		headers: { 'content-type': 'application/manifest+json' },
	});
