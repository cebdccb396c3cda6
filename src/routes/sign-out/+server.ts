import type { RequestHandler } from './$types';

/**
 * Ends the session and empties this browser of what it kept: drafts in IndexedDB, pages in the cache. Browsers obey
 * Clear-Site-Data over https and on localhost only; the button's script empties IndexedDB before, everywhere. With
 * `?keep=storage` it did, or there was no script yet, and what was not sent stays there. Cookies are not named: the choice of language
 * and light stays.
 */
export const POST: RequestHandler = async ({ request, url, locals }) => {
	const cleared = url.searchParams.get('keep') === 'storage' ? '"cache"' : '"cache", "storage"';
	const headers = new Headers({ location: '/sign-in', 'clear-site-data': cleared });
	if (locals.actor.kind === 'person') {
		const { cookies } = await locals.services.identity.signOut(request.headers);
		for (const cookie of cookies) headers.append('set-cookie', cookie);
	}
	return new Response(null, { status: 303, headers });
};
