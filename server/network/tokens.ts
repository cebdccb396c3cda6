import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits for a link. */
export function newToken(): string {
	return randomBytes(32).toString('base64url');
}

/** What is kept of a token: who reads the store, or a backup of it, cannot use the link. */
export function hashToken(token: string): string {
	return createHash('sha256').update(token).digest('base64url');
}
