import { join } from 'node:path';
import { sealRows } from '../../../server/signing/chain.ts';
import { collection } from '../../../server/storage/records.ts';
import { openSqliteStorage } from '../../../server/storage/sqlite/open.ts';

// A store process that writes until it is killed: an edit, then an observation that names it, then a ledger row that names
// both. Says each number once all three are acknowledged.
const observations = collection<{ readonly n: number }>('observations');
const storage = await openSqliteStorage(join(process.argv[2] ?? '', 'tablee.db'));
for (let n = (await storage.ledger.head()).sequence + 1; ; n++) {
	const at = new Date().toISOString();
	const bytes = new TextEncoder().encode(String(n));
	await storage.updates.append([{ document: 'd', bytes, person: 'p', claims: [], at }]);
	await storage.records.insert(observations, String(n), { n });
	const head = await storage.ledger.head();
	const [row] = sealRows(head, [{ type: 'of-a-later-version', body: { n } } as never], at);
	await storage.ledger.append(head, [{ ...row!, key: null }]);
	process.stdout.write(`${n}\n`);
}
