import { crc32 } from 'node:zlib';

/** Covers the bytes and what is said about them: a row that changed its author or document does not match either. */
export function checksumOf(about: readonly (string | number | null)[], bytes: Uint8Array): number {
	return crc32(bytes, crc32(JSON.stringify(about)));
}
