import { sortKeys, type ArchivedDocument, type ArchivedFile, type ArchivedRecord } from '../../archive.ts';
import type { LedgerRow } from '../../ledger.ts';
import type { RecordKey } from '../../record-keys.ts';
import { checksumOf } from './checksum.ts';
import type { Connection } from './connection.ts';
import type { RecordRow } from './records.ts';

/** What moving a whole store needs beyond the operations of everyday. Pages begin at the key that is named. */
export function archiveOperations({ prepare }: Connection) {
	return {
		reads: {
			documentNames(from: string, limit: number): string[] {
				const rows = prepare(
					`SELECT document FROM (SELECT document FROM updates UNION SELECT document FROM snapshots
						UNION SELECT document FROM owners)
					WHERE document >= ? ORDER BY document LIMIT ?`,
				).all(from, limit);
				return rows.map(({ document }) => String(document));
			},
			collectionNames(): string[] {
				return prepare('SELECT DISTINCT collection FROM records')
					.all()
					.map(({ collection }) => String(collection));
			},
			archivedRecords(collection: string, from: string, limit: number): ArchivedRecord[] {
				const rows = prepare(
					'SELECT id, revision, value FROM records WHERE collection = ? AND id >= ? ORDER BY id LIMIT ?',
				).all(collection, from, limit) as unknown as RecordRow[];
				return rows.map((row) => ({ ...row, collection, keys: keysOf(collection, row.id) }));
			},
			fileNames(from: string, limit: number): string[] {
				const rows = prepare('SELECT hash FROM files WHERE hash >= ? ORDER BY hash LIMIT ?').all(from, limit);
				return rows.map(({ hash }) => String(hash));
			},
		},
		writes: {
			putDocuments(documents: readonly ArchivedDocument[]): void {
				for (const { document, snapshot, snapshotUpTo, updates, owners } of documents) {
					forgetDocument(document);
					for (const { sequence, bytes, person, at } of updates)
						prepare(
							'INSERT INTO updates (document, sequence, bytes, person, at, checksum) VALUES (?, ?, ?, ?, ?, ?)',
						).run(document, sequence, bytes, person, at, checksumOf([document, sequence, person, at], bytes));
					if (snapshot)
						prepare('INSERT INTO snapshots (document, up_to, bytes, checksum) VALUES (?, ?, ?, ?)').run(
							document,
							snapshotUpTo,
							snapshot,
							checksumOf([document, snapshotUpTo], snapshot),
						);
					for (const [client, person] of owners)
						prepare('INSERT INTO owners (document, client, person) VALUES (?, ?, ?)').run(
							document,
							client,
							person,
						);
				}
			},
			removeDocuments(documents: readonly string[]): void {
				documents.forEach(forgetDocument);
			},
			putRecords(records: readonly ArchivedRecord[]): void {
				for (const { collection, id, revision, value, keys } of records) {
					forgetRecord(collection, id);
					for (const { index, key, unique } of keys) if (unique) forgetHolder(collection, index, key);
					prepare('INSERT INTO records (collection, id, revision, value) VALUES (?, ?, ?, ?)').run(
						collection,
						id,
						revision,
						value,
					);
					for (const { index, key, unique } of keys)
						prepare(
							'INSERT INTO record_keys (collection, index_name, key, id, is_unique) VALUES (?, ?, ?, ?, ?)',
						).run(collection, index, key, id, unique ? 1 : 0);
				}
			},
			removeRecords(records: readonly (readonly [collection: string, id: string])[]): void {
				for (const [collection, id] of records) forgetRecord(collection, id);
			},
			/** The table's own triggers refuse what is no continuation, and every change but emptying a body. */
			putLedger(rows: readonly LedgerRow[]): void {
				for (const { sequence, previous, hash, at, type, bodyHash, key, salt, body } of rows) {
					const { changes } = prepare(
						`UPDATE ledger SET previous = ?, hash = ?, at = ?, type = ?, body_hash = ?, key = ?, salt = ?, body = ?
						WHERE sequence = ?`,
					).run(previous, hash, at, type, bodyHash, key, salt, body, sequence);
					if (Number(changes) === 0)
						prepare(
							`INSERT INTO ledger (sequence, previous, hash, at, type, body_hash, key, salt, body)
							VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
						).run(sequence, previous, hash, at, type, bodyHash, key, salt, body);
				}
			},
			putFiles(files: readonly ArchivedFile[]): void {
				for (const { hash, bytes } of files)
					prepare('INSERT INTO files (hash, bytes) VALUES (?, ?)').run(hash, bytes);
			},
		},
	};

	function keysOf(collection: string, id: string): RecordKey[] {
		const rows = prepare(
			'SELECT index_name, key, is_unique FROM record_keys WHERE collection = ? AND id = ?',
		).all(collection, id);
		const keys = rows.map(({ index_name, key, is_unique }) => ({
			index: String(index_name),
			key: String(key),
			unique: is_unique === 1,
		}));
		return sortKeys(keys);
	}

	function forgetDocument(document: string): void {
		for (const table of ['updates', 'snapshots', 'owners'])
			prepare(`DELETE FROM ${table} WHERE document = ?`).run(document);
	}

	/** Its keys go with it. */
	function forgetRecord(collection: string, id: string): void {
		prepare('DELETE FROM records WHERE collection = ? AND id = ?').run(collection, id);
	}

	function forgetHolder(collection: string, index: string, key: string): void {
		const holder = prepare(
			'SELECT id FROM record_keys WHERE collection = ? AND index_name = ? AND key = ? AND is_unique = 1',
		).get(collection, index, key);
		if (holder) forgetRecord(collection, String(holder.id));
	}
}
