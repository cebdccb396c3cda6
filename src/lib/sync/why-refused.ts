import type { CloseReason } from '#lib/protocol/sync.ts';

/**
 * A browser tells no page with which status a socket was refused. The page that shows the document is behind the same
 * rights: its status says why. Null when the server is away, or lets this person in.
 */
export async function whyRefused(page: string): Promise<CloseReason | null> {
	const answer = await fetch(page, { method: 'HEAD', redirect: 'manual', cache: 'no-store' });
	// the only redirection of such a page is to the sign-in
	if (answer.type === 'opaqueredirect' || answer.status === 401) return 'signedOut';
	if (answer.status === 403) return 'forbidden';
	return answer.status === 404 ? 'notFound' : null;
}
