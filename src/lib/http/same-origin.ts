const READING = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Would this request change something for a page that is not ours? A browser says the page's origin with every
 * request that is not a plain reading; without one it is no browser, and no foreign page can imitate that.
 */
export function isForeignChange(
	request: { readonly method: string; readonly headers: Headers },
	ours: readonly string[],
): boolean {
	const origin = request.headers.get('origin');
	return !READING.includes(request.method) && origin !== null && !ours.includes(origin);
}
