import { cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readConfig } from './config.ts';
import { backupTo } from './storage/sqlite/backup.ts';
import { publishedFileOf } from './storage/sqlite/published-handle.ts';

// npm run backup -- FOLDER: a checked copy of DATA_DIR's databases, and its keys, while the server runs.
const target = process.argv[2];
if (!target) {
	console.error('npm run backup -- FOLDER   (a new or empty folder; DATA_DIR says what is copied)');
	process.exitCode = 2;
} else {
	const config = readConfig(process.env);
	const folder = resolve(target);
	if (existsSync(folder) && readdirSync(folder).length > 0) {
		console.error(`${folder} is not empty`);
		process.exitCode = 1;
	} else {
		mkdirSync(folder, { recursive: true, mode: 0o700 });
		const database = join(folder, 'tablee.db');
		await backupTo(config.databaseFile, database);
		const published = publishedFileOf(config.databaseFile);
		// an older version has published nothing
		if (existsSync(published)) await backupTo(published, publishedFileOf(database));
		cpSync(config.keysDir, join(folder, 'keys'), { recursive: true });
		console.log(`Copied and checked: ${folder}. It holds personal data and private keys: keep it encrypted.`);
	}
}
