import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { collection, type Records } from './storage/records.ts';

// The stable name of this installation, made at the first start: it stands in every manifest and receipt. One machine keeps
// it in a file; several keep it in the database that they share.

const names = collection<{ readonly name: string }>('instance');
const ONLY = 'only';

export async function readInstance(dataDir: string): Promise<string> {
	return nameInFolder(dataDir, randomUUID());
}

export async function readSharedInstance(records: Records): Promise<string> {
	return nameInStore(records, randomUUID());
}

/** The name that stands there; `name` when there was none. */
export async function nameInFolder(dataDir: string, name: string): Promise<string> {
	const file = join(dataDir, 'instance');
	try {
		await writeFile(file, name, { flag: 'wx', mode: 0o600 });
	} catch (problem) {
		if ((problem as NodeJS.ErrnoException).code !== 'EEXIST') throw problem;
	}
	return (await readFile(file, 'utf8')).trim();
}

/** The same of a shared store. */
export async function nameInStore(records: Records, name: string): Promise<string> {
	await records.insert(names, ONLY, { name });
	return (await records.get(names, ONLY))?.value.name ?? name;
}

/** It says whose the store is, and is no part of what it holds. */
export function isInstanceName(record: { readonly collection: string }): boolean {
	return record.collection === names.name;
}
