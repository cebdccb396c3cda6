import { PROTOCOL_HEADER } from '../http/protocol.ts';

/**
 * Secure, on top of HttpOnly, SameSite=Lax, Path=/ and no Domain, when this request came by https: on the plain http of a camp's
 * local network a browser would throw a Secure cookie away.
 */
export function forRequest(
	cookies: readonly string[],
	headers: Headers,
	origins: readonly string[],
): readonly string[] {
	if (!cameByHttps(headers, origins)) return cookies;
	return cookies.map((cookie) => `${cookie}; Secure`);
}

function cameByHttps(headers: Headers, origins: readonly string[]): boolean {
	const host = headers.get('host');
	return headers.get(PROTOCOL_HEADER) === 'https' || (host !== null && origins.includes(`https://${host}`));
}
