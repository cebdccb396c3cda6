import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Files } from '../../server/storage/files.ts';
import type { Storage } from '../../server/storage/storage.ts';
import { AWKWARD_NAMES, BINARIES, bytesOf } from './awkward.ts';

export function describeFilesContract(name: string, open: () => Promise<Storage>): void {
	describe(`files of ${name}`, () => {
		let storage: Storage;
		let files: Files;
		beforeAll(async () => {
			storage = await open();
			files = storage.files;
		});
		afterAll(() => storage.close());

		test.each(BINARIES)(
			'ST31 %s is kept under its SHA-256 and comes back bit for bit',
			async (_what, bytes) => {
				const hash = await files.put(bytes);
				expect(hash).toBe(createHash('sha256').update(bytes).digest('hex'));
				const found = await files.get(hash);
				expect(found && Buffer.compare(found, bytes)).toBe(0);
			},
		);

		test('ST31 the same bytes again, also at once, are the same file', async () => {
			const hashes = await Promise.all(Array.from({ length: 20 }, () => files.put(bytesOf('again'))));
			expect(new Set(hashes).size).toBe(1);
			expect(await files.get(hashes[0]!)).toEqual(bytesOf('again'));
		});

		test('ST31 what is done to the bytes before or after does not reach the file', async () => {
			const buffer = bytesOf('before-inside-after');
			const putting = files.put(buffer.subarray(7, 13));
			buffer.fill(0);
			const hash = await putting;
			(await files.get(hash))?.fill(0);
			expect(await files.get(hash)).toEqual(bytesOf('inside'));
			expect(buffer.byteLength).toBe(19);
		});

		test.each(AWKWARD_NAMES)('ST32 nothing is kept under %s', async (_what, awkward) => {
			expect(await files.get(awkward)).toBeNull();
		});
	});
}
