import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { CopyRefused } from '../moving/copy-store.ts';

/** Written last: a folder without it holds no finished backup. */
export interface Manifest {
	readonly at: string;
	readonly instance: string;
	/** Path in the folder → SHA-256. */
	readonly files: Readonly<Record<string, string>>;
}

const FILE = 'backup.json';

export async function writeManifest(folder: string, at: string, instance: string): Promise<void> {
	const files: Record<string, string> = {};
	for (const path of pathsIn(folder)) files[path] = await sha256Of(join(folder, path));
	const manifest: Manifest = { at, instance, files };
	await writeFile(join(folder, FILE), `${JSON.stringify(manifest, null, '\t')}\n`, {
		mode: 0o600,
		flush: true,
	});
}

/** Rejects with CopyRefused unless the folder holds what its backup wrote, to the last byte. */
export async function readManifest(folder: string): Promise<Manifest> {
	if (!existsSync(join(folder, FILE)))
		throw new CopyRefused(`${folder} holds no finished backup (there is no ${FILE})`);
	const manifest = JSON.parse(readFileSync(join(folder, FILE), 'utf8')) as Manifest;
	for (const [path, sha256] of Object.entries(manifest.files)) {
		const file = join(folder, path);
		if (!existsSync(file)) throw new CopyRefused(`${file} is missing`);
		if ((await sha256Of(file)) !== sha256)
			throw new CopyRefused(`${file} is not what was backed up: its SHA-256 differs`);
	}
	return manifest;
}

function pathsIn(folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
		.filter((path) => path !== FILE)
		.toSorted();
}

async function sha256Of(file: string): Promise<string> {
	const hash = createHash('sha256');
	await pipeline(createReadStream(file), hash);
	return hash.digest('hex');
}
