import { createPublicKey, verify } from 'node:crypto';
import { canonicalJson, readCanonicalJson } from '#lib/domain/signing/canonical-json.ts';
import { MANIFEST_PREFIX, type Manifest } from '#lib/domain/signing/manifest.ts';
import { buildReceipt, type ReceiptPayload } from '#lib/domain/signing/receipt.ts';
import { hashBody, hashEntry } from './chain.ts';
import { bytesOfBase64, sha256 } from './hashes.ts';
import { keyIdOf, pemOf } from './keys.ts';
import { openBundle } from './receipt-bundle.ts';
import type { Receipt, VerifyReport } from './service.ts';

/** Stable names of the checks, in the order in which they are made. */
export type CheckName =
	| 'readable'
	| 'signature'
	| 'key-id'
	| 'consistent'
	| 'body-hash'
	| 'entry-hash'
	| 'text'
	| 'manifest-hash'
	| 'manifest'
	| 'known-key'
	| 'instance'
	| 'in-ledger'
	| 'chain-after';

export type Check = VerifyReport['checks'][number] & { readonly name: CheckName };

export interface ReceiptFile {
	readonly payload: string;
	readonly signature: Uint8Array;
	readonly publicKey: string;
	/** What a bundle holds beside the receipt. */
	readonly bundled: { readonly text: Uint8Array; readonly manifest: Uint8Array } | null;
}

/** Bytes: far above any receipt or bundle. */
const MAX_FILE = 16 * 1024 * 1024;

/** Reads a receipt (JSON) or a bundle (zip). Throws when it is neither. */
export function readReceiptFile(file: Uint8Array): ReceiptFile {
	if (file.length > MAX_FILE) throw new RangeError('this file is too large');
	if (file[0] === 0x50 && file[1] === 0x4b) {
		const { text, manifest, ...receipt } = openBundle(file);
		return { ...receipt, bundled: { text, manifest } };
	}
	const text = new TextDecoder('utf-8', { fatal: true }).decode(file);
	const { format, payload, signature, publicKey } = JSON.parse(text) as Partial<Receipt>;
	if (format !== 'tablee/receipt/v1') throw new TypeError('this is not a receipt');
	const bytes = typeof signature === 'string' ? bytesOfBase64(signature) : null;
	if (typeof payload !== 'string' || typeof publicKey !== 'string' || !bytes)
		throw new TypeError('this receipt is incomplete');
	return { payload, signature: bytes, publicKey, bundled: null };
}

/** What a receipt and its bundle say by themselves: nothing but the file is needed. */
export function checkReceiptFile(file: ReceiptFile): { checks: Check[]; receipt: ReceiptPayload | null } {
	const receipt = readPayload(file.payload);
	if (!receipt) return { checks: [check('readable', false, 'recu.json')], receipt: null };
	const checks = [
		check('readable', true, receipt.format),
		check(
			'signature',
			holds(() => signatureHolds(file)),
			'Ed25519',
		),
		check(
			'key-id',
			holds(() => keyIdOf(createPublicKey(file.publicKey)) === receipt.keyId),
			receipt.keyId,
		),
		check(
			'consistent',
			holds(() => rebuilt(receipt) === file.payload),
			receipt.campaign,
		),
		check(
			'body-hash',
			holds(() => bodyHashHolds(receipt)),
			receipt.bodyHash,
		),
		check(
			'entry-hash',
			holds(() => hashEntry(receipt) === receipt.hash),
			receipt.hash,
		),
	];
	if (file.bundled) checks.push(...checkBundled(file.bundled, receipt));
	return { checks, receipt };
}

export function check(name: CheckName, ok: boolean, detail: string): Check {
	return { name, ok, detail };
}

function readPayload(payload: string): ReceiptPayload | null {
	try {
		const value = readCanonicalJson(payload);
		return isReceipt(value) ? value : null;
	} catch {
		return null;
	}
}

const TEXTS = [
	...([
		'instance',
		'previous',
		'hash',
		'at',
		'bodyHash',
		'salt',
		'campaign',
		'manifestSha256',
		'textSha256',
	] as const),
	...(['paper', 'title', 'association', 'associationName', 'answer', 'keyId'] as const),
] satisfies readonly (keyof ReceiptPayload)[];

/** Anybody can send a file: what is shown of it, or looked up by it, is of the type that it says. */
function isReceipt(value: unknown): value is ReceiptPayload {
	const receipt = value as ReceiptPayload | null;
	return (
		receipt?.format === 'tablee/receipt/v1' &&
		TEXTS.every((field) => typeof receipt[field] === 'string') &&
		Number.isSafeInteger(receipt.sequence) &&
		Number.isSafeInteger(receipt.version) &&
		typeof receipt.body === 'object' &&
		receipt.body !== null
	);
}

/** The key must be written in its one form: otherwise a changed byte of it could go unnoticed. */
function signatureHolds({ payload, signature, publicKey }: ReceiptFile): boolean {
	const key = createPublicKey(publicKey);
	return (
		key.asymmetricKeyType === 'ed25519' &&
		pemOf(key) === publicKey &&
		verify(null, Buffer.from(payload), key, signature)
	);
}

/** Each field is said again by the decision itself, and there is no other field. */
function rebuilt(receipt: ReceiptPayload): string {
	return canonicalJson(buildReceipt(receipt, receipt.body, receipt, receipt.keyId));
}

function bodyHashHolds({ salt, body, bodyHash }: ReceiptPayload): boolean {
	const bytes = bytesOfBase64(salt);
	return bytes?.length === 32 && hashBody(bytes, canonicalJson(body)) === bodyHash;
}

function checkBundled(bundled: { text: Uint8Array; manifest: Uint8Array }, receipt: ReceiptPayload): Check[] {
	const text = sha256(bundled.text);
	const hash = sha256(MANIFEST_PREFIX, bundled.manifest);
	return [
		check('text', text === receipt.textSha256, text),
		check('manifest-hash', hash === receipt.manifestSha256, hash),
		check(
			'manifest',
			holds(() => manifestHolds(bundled.manifest, receipt)),
			receipt.campaign,
		),
	];
}

function manifestHolds(bytes: Uint8Array, receipt: ReceiptPayload): boolean {
	const manifest = JSON.parse(new TextDecoder().decode(bytes)) as Manifest;
	const same = ['instance', 'campaign', 'paper', 'version', 'title', 'textSha256'] as const;
	return same.every((field) => manifest[field] === receipt[field]);
}

function holds(condition: () => boolean): boolean {
	try {
		return condition();
	} catch {
		return false;
	}
}
