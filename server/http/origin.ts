/**
 * May a browser page of this origin open a socket here? With declared origins, only those; else the page must have come
 * from the same host. No Origin at all: not a browser (a script with its own session cookie), which no foreign page can
 * imitate.
 */
export function originAllowed(
	declared: readonly string[],
	origin: string | undefined,
	host: string | undefined,
): boolean {
	if (origin === undefined) return true;
	if (declared.length > 0) return declared.includes(origin);
	if (!URL.canParse(origin)) return false;
	const url = new URL(origin);
	return (
		(url.protocol === 'http:' || url.protocol === 'https:') && url.origin === origin && url.host === host
	);
}
