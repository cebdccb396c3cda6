import { parseArgs } from 'node:util';
import { readConfig } from './config.ts';
import { copyStore } from './moving/copy-store.ts';
import { openMongoStore, openSqliteStore, type OpenStore } from './moving/open-store.ts';
import { sayProblem } from './moving/say-problem.ts';
import { withSecretFiles } from './secret-files.ts';

// npm run move -- --to ADDRESS | --from ADDRESS. Exit 0: moved and verified, 1: not, 2: usage.

const USAGE = `npm run move -- --to mongodb://HOST/DATABASE     from the SQLite store of DATA_DIR into that database
npm run move -- --from mongodb://HOST/DATABASE   from that database into the SQLite store of DATA_DIR

Copies everything, reads it back and compares it. Stop every server first. The target must be empty; the source
stays as it is. What was interrupted goes on with the same command.
The word «env» in place of the address takes MONGODB_URL, so that no list of processes shows a password.`;

process.exitCode = await main();

async function main(): Promise<number> {
	const env = withSecretFiles(process.env);
	const ends = readEnds(env.MONGODB_URL);
	if (!ends) {
		console.error(USAGE);
		return 2;
	}
	const opened: OpenStore[] = [];
	try {
		// which store a server would use is not asked here
		const { dataDir } = readConfig({ ...env, MONGODB_URL: '', REDIS_URL: '' });
		const open = (address: string | null) =>
			address === null ? openSqliteStore(dataDir) : openMongoStore(address);
		opened.push(await open(ends.from));
		opened.push(await open(ends.to));
		const [source, target] = opened as [OpenStore, OpenStore];
		console.log(`Moving ${source.place} to ${target.place}`);
		const instance = await source.instance();
		const copied = await copyStore({
			source: source.storage,
			target: target.storage,
			instance,
			live: false,
			finish: () => target.giveName(instance),
		});
		for (const [name, { rows, sha256 }] of copied)
			console.log(`${name}: ${rows} rows, the same on both sides (SHA-256 ${sha256})`);
		console.log(
			`Moved; the ledger's chain is valid. The keys are files and are not moved: ${dataDir}/keys belongs to every machine that serves this store.`,
		);
		return 0;
	} catch (problem) {
		console.error('Not moved:', sayProblem(problem));
		return 1;
	} finally {
		for (const { storage } of opened) await storage.close();
	}
}

/** Null: not understood. An address of null: DATA_DIR. */
function readEnds(configured: string | undefined): { from: string | null; to: string | null } | null {
	const options = { to: { type: 'string' }, from: { type: 'string' }, help: { type: 'boolean' } } as const;
	try {
		const { to, from, help } = parseArgs({ options }).values;
		const given = to ?? from;
		if (help || given === undefined || (to !== undefined && from !== undefined)) return null;
		const address = given === 'env' ? configured : given;
		if (!address || !/^mongodb(\+srv)?:\/\//.test(address)) return null;
		return to === undefined ? { from: address, to: null } : { from: null, to: address };
	} catch {
		return null;
	}
}
