import { createHash } from 'node:crypto';
import { MANIFEST_PREFIX, manifestText, type Manifest } from '#lib/domain/signing/manifest.ts';

/** SHA-256 in lower-case hex; strings are hashed as UTF-8, parts one after the other. */
export function sha256(...parts: readonly (string | Uint8Array)[]): string {
	const hash = createHash('sha256');
	for (const part of parts) hash.update(part);
	return hash.digest('hex');
}

/** What associations sign. */
export function manifestSha256(manifest: Manifest): string {
	return sha256(MANIFEST_PREFIX, manifestText(manifest));
}

/** The bytes of a base64 text that has no other spelling; null otherwise. */
export function bytesOfBase64(text: string): Uint8Array | null {
	const bytes = Buffer.from(text, 'base64');
	return bytes.toString('base64') === text ? bytes : null;
}
