import { FIELD } from './kept-files.ts';

/**
 * What the worker does with a request. `field`: the page in the field, from this phone · `file`: one of its files · `page`: any
 * other page, from the network or not at all · `none`: no business of the worker's. What isn't named here is never kept:
 * pages show what their reader may see, and phones are shared.
 */
export type Way = 'field' | 'file' | 'page' | 'none';

export function wayOf(request: Pick<Request, 'method' | 'mode' | 'url'>, origin: string): Way {
	const url = new URL(request.url);
	if (request.method !== 'GET' || url.origin !== origin) return 'none';
	if (request.mode === 'navigate') return url.pathname === FIELD ? 'field' : 'page';
	return url.pathname.startsWith('/_app/immutable/') ? 'file' : 'none';
}
