import {
	createHash,
	createPrivateKey,
	createPublicKey,
	generateKeyPairSync,
	randomUUID,
	sign,
	type KeyObject,
} from 'node:crypto';
import { link, mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** The instance's signing key. The private half never leaves this file's closure. */
export interface SigningKeys {
	readonly id: string;
	/** Public key, SPKI in PEM. */
	readonly pem: string;
	/** Ed25519, 64 bytes. */
	sign(bytes: Uint8Array): Uint8Array;
}

export class UnsafeKey extends Error {
	override readonly name = 'UnsafeKey';
}

const KEY_FILE = 'signing-ed25519.pem';

/**
 * Reads the key of this folder; makes it at the first start. Rejects with UnsafeKey when others than its owner may
 * read it, or when it is no Ed25519 key.
 */
export async function openKeys(folder: string): Promise<SigningKeys> {
	await mkdir(folder, { recursive: true, mode: 0o700 });
	const file = join(folder, KEY_FILE);
	const pem = (await readKey(file)) ?? (await makeKey(file));
	const privateKey = createPrivateKey(pem);
	if (privateKey.asymmetricKeyType !== 'ed25519') throw new UnsafeKey(`${file} is not an Ed25519 key`);
	const publicKey = createPublicKey(privateKey);
	return {
		id: keyIdOf(publicKey),
		pem: pemOf(publicKey),
		sign: (bytes) => sign(null, bytes, privateKey),
	};
}

/** First 16 hex digits of SHA-256 over the key's SPKI form. */
export function keyIdOf(publicKey: KeyObject): string {
	const spki = publicKey.export({ type: 'spki', format: 'der' });
	return createHash('sha256').update(spki).digest('hex').slice(0, 16);
}

export function pemOf(publicKey: KeyObject): string {
	return publicKey.export({ type: 'spki', format: 'pem' }).toString();
}

async function readKey(file: string): Promise<string | null> {
	try {
		const { mode } = await stat(file);
		if ((mode & 0o077) !== 0) throw new UnsafeKey(`${file} can be read by others: chmod 600 it`);
		return await readFile(file, 'utf8');
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
		throw error;
	}
}

/** Written whole under another name first; of two processes that start at once, the first one's key is kept. */
async function makeKey(file: string): Promise<string> {
	const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
	const draft = `${file}.${randomUUID()}`;
	const handle = await open(draft, 'wx', 0o600);
	try {
		await handle.writeFile(pem);
		await handle.sync();
		await link(draft, file);
		return pem;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
		return await readFile(file, 'utf8');
	} finally {
		await handle.close();
		await rm(draft);
	}
}
