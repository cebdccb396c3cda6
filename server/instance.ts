import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Stable name of this installation, made at the first start: it stands in every manifest and receipt. */
export async function readInstance(dataDir: string): Promise<string> {
	const file = join(dataDir, 'instance');
	try {
		await writeFile(file, randomUUID(), { flag: 'wx', mode: 0o600 });
	} catch (problem) {
		if ((problem as NodeJS.ErrnoException).code !== 'EEXIST') throw problem;
	}
	return (await readFile(file, 'utf8')).trim();
}
