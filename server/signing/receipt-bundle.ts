import { zipSync } from 'fflate';
import { HOW_TO_VERIFY } from './how-to-verify.ts';
import { readZip } from './read-zip.ts';
import type { Receipt } from './service.ts';

const NAMES = {
	text: 'texte.md',
	manifest: 'manifest.json',
	payload: 'recu.json',
	signature: 'recu.sig',
	publicKey: 'cle.pem',
	howTo: 'VERIFIER.txt',
} as const;

/** Bytes, opened: a bundle that holds more is not one of ours. */
const MAX_OPENED = 16 * 1024 * 1024;

/** The same receipt gives the same zip, to the byte. */
export function packBundle(input: { text: string; manifest: string; receipt: Receipt }): Uint8Array {
	// zip keeps local time without a zone: this is its first instant wherever it is packed
	const mtime = new Date(1980, 0, 1);
	return zipSync(
		{
			[NAMES.text]: Buffer.from(input.text),
			[NAMES.manifest]: Buffer.from(input.manifest),
			[NAMES.payload]: Buffer.from(input.receipt.payload),
			[NAMES.signature]: Buffer.from(input.receipt.signature, 'base64'),
			[NAMES.publicKey]: Buffer.from(input.receipt.publicKey),
			[NAMES.howTo]: Buffer.from(HOW_TO_VERIFY),
		},
		{ mtime, level: 6 },
	);
}

export interface OpenedBundle {
	readonly text: Uint8Array;
	readonly manifest: Uint8Array;
	readonly payload: string;
	readonly signature: Uint8Array;
	readonly publicKey: string;
}

/** Throws when it is no zip, when a file is missing, or when it holds far too much. */
export function openBundle(bytes: Uint8Array): OpenedBundle {
	const files = readZip(bytes, new Set(Object.values(NAMES)), MAX_OPENED);
	const file = (name: string): Uint8Array => {
		const found = files.get(name);
		if (!found) throw new TypeError(`${name} is missing`);
		return found;
	};
	return {
		text: file(NAMES.text),
		manifest: file(NAMES.manifest),
		payload: utf8(file(NAMES.payload)),
		signature: file(NAMES.signature),
		publicKey: utf8(file(NAMES.publicKey)),
	};
}

function utf8(bytes: Uint8Array): string {
	return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}
