import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { CorruptFile } from '../../server/storage/files.ts';
import { openSqliteStorage } from '../../server/storage/sqlite/open.ts';
import type { Storage } from '../../server/storage/storage.ts';
import { CorruptLog, type NewUpdate } from '../../server/storage/update-log.ts';
import { bytesOf } from './awkward.ts';
import { rowsAfter } from './ledger-rows.ts';
import { newDatabaseFile } from './temporary-folder.ts';

describe('damage to the SQLite file shows', () => {
	test.each([
		['a bit of the bytes', `UPDATE updates SET bytes = x'62' WHERE document = 'a' AND sequence = 2`, 2],
		['the author', `UPDATE updates SET person = 'somebody else' WHERE document = 'a' AND sequence = 2`, 2],
		['the time', `UPDATE updates SET at = '2026-11-24' WHERE document = 'a' AND sequence = 2`, 2],
		['the checksum', `UPDATE updates SET checksum = checksum + 1 WHERE document = 'a' AND sequence = 3`, 3],
		['a missing row', `DELETE FROM updates WHERE document = 'a' AND sequence = 2`, 2],
		['a snapshot', `UPDATE snapshots SET bytes = x'63' WHERE document = 'a'`, 1],
		['where a snapshot ends', `UPDATE snapshots SET up_to = 0 WHERE document = 'a'`, 0],
	])('ST9 %s changed: reading that document, and no other, is refused', async (_what, tamper, sequence) => {
		const file = newDatabaseFile();
		const written = await openSqliteStorage(file);
		await written.updates.append([update('a'), update('a'), update('a'), update('b'), update('b')]);
		await written.updates.replaceBySnapshot('a', 1, bytesOf('snapshot'));
		await written.updates.replaceBySnapshot('b', 1, bytesOf('snapshot'));
		await written.close();
		change(file, tamper);

		const storage = await openSqliteStorage(file);
		const refused = await storage.updates.read('a').catch((error: unknown) => error);
		expect(refused).toBeInstanceOf(CorruptLog);
		expect(refused).toMatchObject({ document: 'a', sequence });
		expect((await storage.updates.read('b')).updates).toHaveLength(1);
		await storage.close();
	});

	test('ST9 reading since a sequence checks what it gives', async () => {
		const file = newDatabaseFile();
		const storage = await openSqliteStorage(file);
		await storage.updates.append([update('a'), update('a'), update('a')]);
		change(file, `UPDATE updates SET bytes = x'00' WHERE document = 'a' AND sequence = 2`);
		await expect(storage.updates.readSince('a', 1)).rejects.toBeInstanceOf(CorruptLog);
		expect(await storage.updates.readSince('a', 2)).toHaveLength(1);
		await storage.close();
	});

	test('ST33 a file whose bytes changed is refused, the others are given', async () => {
		const file = newDatabaseFile();
		const storage = await openSqliteStorage(file);
		const [hash, other] = await Promise.all([
			storage.files.put(bytesOf('one')),
			storage.files.put(bytesOf('two')),
		]);
		change(file, `DROP TRIGGER files_never_change; UPDATE files SET bytes = x'00' WHERE hash = '${hash}'`);
		await expect(storage.files.get(hash)).rejects.toBeInstanceOf(CorruptFile);
		expect(await storage.files.get(other)).toEqual(bytesOf('two'));
		await storage.close();
	});

	test.each([
		`UPDATE ledger SET type = 'other'`,
		`UPDATE ledger SET salt = NULL, body = NULL, sequence = 9 WHERE sequence = 2`,
		`UPDATE ledger SET salt = NULL, body = NULL, previous = 'x' WHERE sequence = 2`,
		`UPDATE ledger SET salt = NULL, body = NULL, hash = 'x' WHERE sequence = 2`,
		`UPDATE ledger SET salt = NULL, body = NULL, at = 'x' WHERE sequence = 2`,
		`UPDATE ledger SET salt = NULL, body = NULL, type = 'x' WHERE sequence = 2`,
		`UPDATE ledger SET salt = NULL, body = NULL, body_hash = 'x' WHERE sequence = 2`,
		`UPDATE ledger SET salt = NULL, body = NULL, key = 'x' WHERE sequence = 2`,
		`UPDATE ledger SET body = NULL`,
		`UPDATE ledger SET salt = NULL`,
		`UPDATE ledger SET body = '{"answer":"decline"}'`,
		`DELETE FROM ledger`,
		`DELETE FROM ledger WHERE sequence = 2`,
		`INSERT OR REPLACE INTO ledger SELECT sequence, previous, hash, at, 'other', body_hash, key, salt, body FROM ledger`,
		`REPLACE INTO ledger SELECT 3, 'hash 2', hash, at, type, body_hash, key, salt, body FROM ledger WHERE sequence = 1`,
		`INSERT INTO ledger VALUES (4, 'hash 2', 'hash 4', 'at', 'type', 'body hash', NULL, NULL, NULL)`,
		`INSERT INTO ledger VALUES (3, 'another', 'hash 3', 'at', 'type', 'body hash', NULL, NULL, NULL)`,
		`UPDATE files SET bytes = x'00'`,
		`UPDATE files SET hash = 'other'`,
		`DELETE FROM files`,
		`INSERT OR REPLACE INTO files SELECT hash, x'00' FROM files`,
	])('ST26 the tables refuse: %s', async (tamper) => {
		const file = newDatabaseFile();
		const storage = await openSqliteStorage(file);
		await storage.ledger.append({ sequence: 0, hash: '' }, rowsAfter({ sequence: 0, hash: '' }, 2));
		await storage.files.put(bytesOf('kept'));
		const before = await everything(storage);
		expect(() => change(file, tamper)).toThrow(/a ledger row|a file/);
		expect(await everything(storage)).toEqual(before);
		await storage.close();
	});

	test('ST26 a person’s data can be emptied in the ledger, and nothing else is touched by it', async () => {
		const file = newDatabaseFile();
		const storage = await openSqliteStorage(file);
		const rows = rowsAfter({ sequence: 0, hash: '' }, 2);
		await storage.ledger.append({ sequence: 0, hash: '' }, rows);
		change(file, 'UPDATE ledger SET salt = NULL, body = NULL WHERE sequence = 1');
		expect(await storage.ledger.read(0)).toEqual([{ ...rows[0], salt: null, body: null }, rows[1]]);
		await storage.close();
	});
});

/** What somebody with access to the disk could do. */
function change(file: string, sql: string): void {
	const database = new DatabaseSync(file, { timeout: 5000 });
	try {
		database.exec(sql);
	} finally {
		database.close();
	}
}

async function everything(storage: Storage): Promise<unknown> {
	return [await storage.ledger.read(0), await storage.files.get(await storage.files.put(bytesOf('kept')))];
}

function update(document: string): NewUpdate {
	return { document, bytes: bytesOf('a'), person: 'p', claims: [], at: '2026-11-23T10:00:00.000Z' };
}
