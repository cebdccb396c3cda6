import { constants, DatabaseSync } from 'node:sqlite';
import { migrate } from '../../../server/storage/sqlite/worker/migrate.ts';

// Upgrades a database and dies at the n-th thing that SQLite asks leave for; says how many there were when it lived.
const [file = '', folder = '', dieAt = '0'] = process.argv.slice(2);
const database = new DatabaseSync(file);
database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
let asked = 0;
database.setAuthorizer(() => {
	if (++asked === Number(dieAt)) process.kill(process.pid, 'SIGKILL');
	return constants.SQLITE_OK;
});
migrate(database, folder);
console.log(asked);
