import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigError } from '../config.ts';

const BYTES = 32;

/** The key that signs session cookies: 32 random bytes in base64url, made at the first start. Throws ConfigError on a weak one. */
export async function readIdentitySecret(keysDir: string): Promise<string> {
	await mkdir(keysDir, { recursive: true, mode: 0o700 });
	const file = join(keysDir, 'identity.secret');
	if (!(await exists(file))) await makeSecret(file);
	const { mode } = await stat(file);
	if ((mode & 0o077) !== 0)
		throw new ConfigError(`${file} can be read by others (mode ${(mode & 0o777).toString(8)}): chmod 600 it`);
	const secret = (await readFile(file, 'utf8')).trim();
	if (!/^[\w-]+$/.test(secret) || Buffer.from(secret, 'base64url').length < BYTES)
		throw new ConfigError(
			`${file} is not a secret of ${BYTES} bytes in base64url: delete it to get a new one (everybody signs in again)`,
		);
	return secret;
}

/** Written beside, then linked: another process starting at the same instant sees all of it or nothing, and one of both wins. */
async function makeSecret(file: string): Promise<void> {
	const draft = `${file}.${randomBytes(6).toString('hex')}`;
	const handle = await open(draft, 'wx', 0o600);
	try {
		await handle.writeFile(`${randomBytes(BYTES).toString('base64url')}\n`);
		await handle.sync();
	} finally {
		await handle.close();
	}
	await link(draft, file).catch((problem: NodeJS.ErrnoException) => {
		if (problem.code !== 'EEXIST') throw problem;
	});
	await unlink(draft);
}

async function exists(file: string): Promise<boolean> {
	return stat(file).then(
		() => true,
		(problem: NodeJS.ErrnoException) => {
			if (problem.code === 'ENOENT') return false;
			throw problem;
		},
	);
}
