import { CLOSE, type CloseReason } from '#lib/protocol/sync.ts';

/** WebSocket's own "message too big", which the server's library sends before our code sees the frame. */
const TOO_BIG = 1009;

/** The reason why the server does not want this page to come back by itself; null when it may. */
export function refusalOf(code: number): CloseReason | null {
	if (code === TOO_BIG) return 'tooLarge';
	if (code < 4400 || code > 4499) return null;
	const known = Object.entries(CLOSE).find(([, value]) => value === code);
	return known ? (known[0] as CloseReason) : 'malformed';
}
