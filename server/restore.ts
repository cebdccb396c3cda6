import {
	chmodSync,
	cpSync,
	existsSync,
	linkSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readManifest } from './backup/manifest.ts';
import { readConfig } from './config.ts';
import { CopyRefused, copyStore, inspectStore } from './moving/copy-store.ts';
import { endAccess } from './moving/end-access.ts';
import { openMongoStore, openSqliteStore } from './moving/open-store.ts';
import { sayProblem } from './moving/say-problem.ts';
import { withSecretFiles } from './secret-files.ts';
import { requireIntact, settleAlone } from './storage/sqlite/check.ts';

// npm run restore -- FOLDER: puts a backup in the place of a store, after having checked all of it.

const USAGE = `npm run restore -- FOLDER [--replace] [--keep-keys]

Checks the backup in FOLDER from the first byte to the last, ends all its sessions, links and invitations, and puts it
in the place of the store: into the empty database of MONGODB_URL, else into DATA_DIR. Stop every server first.
--replace    DATA_DIR holds a store already: it is put aside, into DATA_DIR/replaced-TIME, and nothing of it is lost
--keep-keys  the keys of DATA_DIR stay; without it those of the backup are put there, if it has any`;

const FILES = ['published.sqlite', 'instance', 'tablee.db'];

interface Given {
	readonly folder: string;
	readonly replace: boolean;
	readonly keepKeys: boolean;
}

process.exitCode = await main();

async function main(): Promise<number> {
	const given = readOptions();
	if (!given) {
		console.error(USAGE);
		return 2;
	}
	try {
		await restore(given);
		return 0;
	} catch (problem) {
		console.error('Not restored:', sayProblem(problem));
		return 1;
	}
}

function readOptions(): Given | null {
	try {
		const options = { replace: { type: 'boolean' }, 'keep-keys': { type: 'boolean' } } as const;
		const { values, positionals } = parseArgs({ options, allowPositionals: true });
		const [folder, ...more] = positionals;
		if (folder === undefined || more.length > 0) return null;
		return {
			folder: resolve(folder),
			replace: values.replace ?? false,
			keepKeys: values['keep-keys'] ?? false,
		};
	} catch {
		return null;
	}
}

async function restore({ folder, replace, keepKeys }: Given): Promise<void> {
	const env = withSecretFiles(process.env);
	const { dataDir } = readConfig({ ...env, MONGODB_URL: '', REDIS_URL: '' });
	mkdirSync(dataDir, { recursive: true, mode: 0o700 });
	const toMongo = Boolean(env.MONGODB_URL);
	if (!toMongo) requireFree(dataDir, replace);
	const manifest = await readManifest(folder);
	const prepared = join(dataDir, 'restoring');
	rmSync(prepared, { recursive: true, force: true });
	mkdirSync(prepared, { mode: 0o700 });
	for (const path of Object.keys(manifest.files)) cpSync(join(folder, path), join(prepared, path));
	requireIntact(join(prepared, 'tablee.db'));

	const backup = await openSqliteStore(prepared);
	try {
		await endAccess(backup.storage);
		for (const [name, { rows, sha256 }] of await inspectStore(backup.storage))
			console.log(`${name}: ${rows} rows (SHA-256 ${sha256})`);
		if (env.MONGODB_URL) {
			const target = await openMongoStore(env.MONGODB_URL);
			const { storage } = target;
			const finish = () => target.giveName(manifest.instance);
			await copyStore({
				source: backup.storage,
				target: storage,
				instance: manifest.instance,
				live: false,
				finish,
			}).finally(() => storage.close());
		}
	} finally {
		await backup.storage.close();
	}
	const aside = join(dataDir, `replaced-${new Date().toISOString().replaceAll(':', '-')}`);
	const keys = placeKeys(join(prepared, 'keys'), join(dataDir, 'keys'), aside, { keepKeys, replace });
	if (!toMongo) place(prepared, dataDir, aside);
	rmSync(prepared, { recursive: true, force: true });
	console.log(
		`Restored the state of ${manifest.at}; the ledger's chain is valid. Everybody signs in again; invitations and calendar addresses are to be given anew. Keys: ${keys}.`,
	);
}

function requireFree(dataDir: string, replace: boolean): void {
	const database = join(dataDir, 'tablee.db');
	if (!existsSync(database)) return;
	if (!replace) throw new CopyRefused(`${dataDir} holds a store: with --replace it is put aside`);
	try {
		settleAlone(database);
	} catch {
		throw new CopyRefused(`${database} is in use: stop the server (or the other command) that works on it`);
	}
}

/** The database comes last: until then the old one is whole and in its place, and the same command can be given again. */
function place(prepared: string, dataDir: string, aside: string): void {
	settleAlone(join(prepared, 'tablee.db'));
	for (const name of FILES) {
		if (!existsSync(join(prepared, name))) continue;
		if (existsSync(join(dataDir, name))) {
			mkdirSync(aside, { recursive: true, mode: 0o700 });
			linkSync(join(dataDir, name), join(aside, name));
		}
		renameSync(join(prepared, name), join(dataDir, name));
	}
}

function placeKeys(
	from: string,
	to: string,
	aside: string,
	{ keepKeys: keep, replace }: Pick<Given, 'keepKeys' | 'replace'>,
): string {
	const there = existsSync(to) && readdirSync(to).length > 0;
	if (!existsSync(from))
		return there ? 'the backup has none, those of DATA_DIR stay' : 'none; new ones are made at the start';
	if (there && holdsAll(from, to)) return 'the same in the backup and in DATA_DIR';
	if (there && keep) return 'those of DATA_DIR stay';
	if (there && !replace)
		throw new CopyRefused(`${to} holds keys: say --keep-keys, or --replace to take those of the backup`);
	if (there) {
		mkdirSync(aside, { recursive: true, mode: 0o700 });
		renameSync(to, join(aside, 'keys'));
	}
	rmSync(to, { recursive: true, force: true });
	renameSync(from, to);
	chmodSync(to, 0o700);
	return 'those of the backup';
}

/** Whether every file of one folder is in the other, with the same bytes. */
function holdsAll(folder: string, other: string): boolean {
	return readdirSync(folder).every((name) => {
		const file = join(other, name);
		return existsSync(file) && readFileSync(file).equals(readFileSync(join(folder, name)));
	});
}
