import type { IncomingMessage } from 'node:http';

/** Our own header, overwritten on every request, so that no client decides what the adapter reads. */
export const PROTOCOL_HEADER = 'x-tablee-protocol';

/**
 * http or https, for the origin against which SvelteKit checks form posts. A cross-site form can set none of these
 * headers: Sec-Fetch-* are forbidden to scripts, x-forwarded-proto needs a preflight that is not answered.
 */
export function protocolOf({
	headers,
	socket,
}: Pick<IncomingMessage, 'headers'> & { socket: object }): 'http' | 'https' {
	const forwarded = String(headers['x-forwarded-proto'] ?? '')
		.split(',')[0]
		?.trim()
		.toLowerCase();
	if (forwarded === 'https' || forwarded === 'http') return forwarded;
	if ('encrypted' in socket && socket.encrypted) return 'https';
	// a TLS proxy that does not say so: the browser vouches that the post is same-origin, and names the scheme
	if (headers['sec-fetch-site'] === 'same-origin' && headers.origin?.startsWith('https://')) return 'https';
	return 'http';
}
