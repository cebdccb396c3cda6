import { CLOSE, type CloseReason } from '#lib/protocol/sync.ts';

/** The reason why the server does not want this page to come back by itself; null when it may. */
export function refusalOf(code: number): CloseReason | null {
	if (code === CLOSE.frameTooLarge) return 'tooLarge';
	if (code < 4400 || code > 4499) return null;
	const known = Object.entries(CLOSE).find(([, value]) => value === code);
	return known ? (known[0] as CloseReason) : 'malformed';
}
