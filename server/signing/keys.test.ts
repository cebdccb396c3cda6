import { chmod, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openKeys, UnsafeKey } from './keys.ts';

async function folder(): Promise<string> {
	const made = await mkdtemp(join(tmpdir(), 'tablee-keys-'));
	onTestFinished(() => rm(made, { recursive: true }));
	return join(made, 'keys');
}

test('SG25 the key is made at the first start, for its owner only, and kept', async () => {
	const place = await folder();
	const keys = await openKeys(place);
	const [name, ...more] = await readdir(place);
	expect(more).toEqual([]);
	expect((await stat(join(place, name!))).mode & 0o777).toBe(0o600);
	expect((await stat(place)).mode & 0o777).toBe(0o700);
	expect((await openKeys(place)).id).toBe(keys.id);
	expect(keys.id).toMatch(/^[0-9a-f]{16}$/);
	const words = Buffer.from('reçu');
	expect(verify(null, words, createPublicKey(keys.pem), keys.sign(words))).toBe(true);
});

test('SG25 two processes that start at once have one key', async () => {
	const place = await folder();
	const all = await Promise.all([openKeys(place), openKeys(place), openKeys(place)]);
	expect(new Set(all.map(({ id }) => id)).size).toBe(1);
	expect(await readdir(place)).toHaveLength(1);
});

test.each([0o644, 0o640, 0o604])('SG25 a key that others may read (%o) is refused', async (mode) => {
	const place = await folder();
	await openKeys(place);
	const [name] = await readdir(place);
	await chmod(join(place, name!), mode);
	await expect(openKeys(place)).rejects.toBeInstanceOf(UnsafeKey);
});

test('SG25 a key of another kind is refused', async () => {
	const place = await folder();
	await openKeys(place);
	const [name] = await readdir(place);
	const { privateKey } = generateKeyPairSync('ed448');
	await writeFile(join(place, name!), privateKey.export({ type: 'pkcs8', format: 'pem' }));
	await expect(openKeys(place)).rejects.toBeInstanceOf(UnsafeKey);
});
