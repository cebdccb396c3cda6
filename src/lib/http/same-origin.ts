const READING = ['GET', 'HEAD', 'OPTIONS'];
/** What a form can send to another site without being asked. */
const FORM_TYPES = ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'];

/**
 * Would this request change something for a page that is not ours? A browser says the page's origin with every
 * request that is not a plain reading; without one it is no browser, and no foreign page can imitate that. A form
 * without one is refused all the same: every browser sends it, and nothing else posts forms here.
 */
export function isForeignChange(
	request: { readonly method: string; readonly headers: Headers },
	ours: readonly string[],
): boolean {
	if (READING.includes(request.method)) return false;
	const origin = request.headers.get('origin');
	if (origin !== null) return !ours.includes(origin);
	const type = request.headers.get('content-type')?.split(';')[0]!.trim().toLowerCase();
	return type !== undefined && FORM_TYPES.includes(type);
}
