import { chmod, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readIdentitySecret } from './secret.ts';

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'tablee-secret-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('AC12 the first start makes a secret of 32 bytes that only its owner reads, the next ones keep it', async () => {
	const keys = join(folder, 'keys');
	const secret = await readIdentitySecret(keys);
	expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
	expect((await stat(join(keys, 'identity.secret'))).mode & 0o777).toBe(0o600);
	expect(await readIdentitySecret(keys)).toBe(secret);
});

test('AC12 ten processes that start at once agree on one secret and leave nothing else', async () => {
	const secrets = await Promise.all(Array.from({ length: 10 }, () => readIdentitySecret(folder)));
	expect(new Set(secrets).size).toBe(1);
	expect(await readdir(folder)).toEqual(['identity.secret']);
});

test.each([0o604, 0o640, 0o644])('AC12 a secret of mode %o refuses the start', async (mode) => {
	await readIdentitySecret(folder);
	await chmod(join(folder, 'identity.secret'), mode);
	await expect(readIdentitySecret(folder)).rejects.toThrow('can be read by others');
});

test.each(['', 'secret', 'x'.repeat(42), 'not base64url! '.repeat(8)])(
	'AC12 a short or foreign secret refuses the start: %j',
	async (content) => {
		await writeFile(join(folder, 'identity.secret'), content, { mode: 0o600 });
		await expect(readIdentitySecret(folder)).rejects.toThrow('is not a secret');
	},
);
