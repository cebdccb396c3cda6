import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { writeManifest } from './backup/manifest.ts';
import { readConfig } from './config.ts';
import { readInstance } from './instance.ts';
import { CopyRefused, copyStore } from './moving/copy-store.ts';
import { openMongoStore, openSqliteStore } from './moving/open-store.ts';
import { sayProblem } from './moving/say-problem.ts';
import { withSecretFiles } from './secret-files.ts';
import { backupTo } from './storage/sqlite/backup.ts';
import { publishedFileOf } from './storage/sqlite/published-handle.ts';

// npm run backup -- FOLDER: a checked copy of everything that is kept, in one form whatever keeps it, while servers run.

const USAGE = `npm run backup -- FOLDER [--without-keys]

Copies the store (that of MONGODB_URL, else the SQLite store of DATA_DIR) and the keys of DATA_DIR into a new or
empty folder, while servers run. FOLDER appears only when it is whole.`;

process.exitCode = await main();

async function main(): Promise<number> {
	const given = readOptions();
	if (!given) {
		console.error(USAGE);
		return 2;
	}
	const folder = resolve(given.folder);
	try {
		if (existsSync(folder) && readdirSync(folder).length > 0) throw new CopyRefused(`${folder} is not empty`);
		await backUp(folder, given.keys);
	} catch (problem) {
		console.error('Not backed up:', sayProblem(problem));
		return 1;
	}
	console.log(
		`Copied and checked: ${folder}. It holds personal data${given.keys ? ' and private keys' : ''}: keep it encrypted.`,
	);
	return 0;
}

function readOptions(): { folder: string; keys: boolean } | null {
	try {
		const options = { 'without-keys': { type: 'boolean' } } as const;
		const { values, positionals } = parseArgs({ options, allowPositionals: true });
		const [folder, ...more] = positionals;
		return folder === undefined || more.length > 0 ? null : { folder, keys: !values['without-keys'] };
	} catch {
		return null;
	}
}

async function backUp(folder: string, withKeys: boolean): Promise<void> {
	const env = withSecretFiles(process.env);
	const config = readConfig({ ...env, MONGODB_URL: '', REDIS_URL: '' });
	const unfinished = `${folder}.unfinished`;
	rmSync(unfinished, { recursive: true, force: true });
	mkdirSync(unfinished, { recursive: true, mode: 0o700 });
	const at = new Date().toISOString();
	const instance = env.MONGODB_URL
		? await copyFromMongo(env.MONGODB_URL, unfinished)
		: await copyFromSqlite(config.databaseFile, config.dataDir, unfinished);
	if (withKeys && existsSync(config.keysDir))
		cpSync(config.keysDir, join(unfinished, 'keys'), { recursive: true });
	await writeManifest(unfinished, at, instance);
	renameSync(unfinished, folder);
}

async function copyFromSqlite(databaseFile: string, dataDir: string, folder: string): Promise<string> {
	const database = join(folder, 'tablee.db');
	await backupTo(databaseFile, database);
	const published = publishedFileOf(databaseFile);
	// an older version has published nothing
	if (existsSync(published)) await backupTo(published, publishedFileOf(database));
	const instance = await readInstance(dataDir);
	await writeFile(join(folder, 'instance'), instance, { mode: 0o600 });
	return instance;
}

/** Nodes go on meanwhile: see docs/decisions/107. */
async function copyFromMongo(url: string, folder: string): Promise<string> {
	const source = await openMongoStore(url);
	try {
		const target = await openSqliteStore(folder);
		try {
			const instance = await source.instance();
			await copyStore({
				source: source.storage,
				target: target.storage,
				instance,
				live: true,
				finish: () => target.giveName(instance),
			});
			return instance;
		} finally {
			await target.storage.close();
		}
	} finally {
		await source.storage.close();
	}
}
