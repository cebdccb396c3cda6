import type { ServerResponse } from 'node:http';

/** On every answer, the files that the adapter serves before any hook included. The policy for scripts is SvelteKit's (nonces). */
export function setSecurityHeaders(response: ServerResponse, protocol: 'http' | 'https'): void {
	response.setHeader('x-content-type-options', 'nosniff');
	response.setHeader('x-frame-options', 'DENY');
	response.setHeader('referrer-policy', 'same-origin');
	response.setHeader('cross-origin-opener-policy', 'same-origin');
	response.setHeader('cross-origin-resource-policy', 'same-origin');
	response.setHeader('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=()');
	if (protocol === 'https') response.setHeader('strict-transport-security', 'max-age=31536000');
}
