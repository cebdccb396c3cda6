import type { RecordKey } from '../../record-keys.ts';
import type { Connection } from './connection.ts';

/** A record as its row holds it. */
export interface RecordRow {
	readonly id: string;
	readonly revision: number;
	readonly value: string;
}

export function recordOperations({ prepare }: Connection) {
	function revisionOf(collection: string, id: string): number | null {
		const row = prepare('SELECT revision FROM records WHERE collection = ? AND id = ?').get(collection, id);
		return row ? Number(row.revision) : null;
	}

	function isTaken(collection: string, id: string, keys: readonly RecordKey[]): boolean {
		return keys.some(({ index, key, unique }) => {
			if (!unique) return false;
			const owner = prepare(
				'SELECT id FROM record_keys WHERE collection = ? AND index_name = ? AND key = ? AND is_unique = 1',
			).get(collection, index, key);
			return owner !== undefined && owner.id !== id;
		});
	}

	function insertKeys(collection: string, id: string, keys: readonly RecordKey[]): void {
		const insert = prepare(
			'INSERT INTO record_keys (collection, index_name, key, id, is_unique) VALUES (?, ?, ?, ?, ?)',
		);
		for (const { index, key, unique } of keys) insert.run(collection, index, key, id, unique ? 1 : 0);
	}

	return {
		reads: {
			getRecord(collection: string, id: string): RecordRow | null {
				const row = prepare('SELECT id, revision, value FROM records WHERE collection = ? AND id = ?').get(
					collection,
					id,
				);
				return (row as unknown as RecordRow | undefined) ?? null;
			},
			/** From the id `from` on, itself included. */
			findRecords(collection: string, index: string, key: string, from: string, limit: number): RecordRow[] {
				return prepare(
					`SELECT r.id, r.revision, r.value
					FROM record_keys k JOIN records r ON r.collection = k.collection AND r.id = k.id
					WHERE k.collection = ? AND k.index_name = ? AND k.key = ? AND k.id >= ? ORDER BY k.id LIMIT ?`,
				).all(collection, index, key, from, limit) as unknown as RecordRow[];
			},
			listRecords(collection: string, from: string, limit: number): RecordRow[] {
				return prepare(
					'SELECT id, revision, value FROM records WHERE collection = ? AND id >= ? ORDER BY id LIMIT ?',
				).all(collection, from, limit) as unknown as RecordRow[];
			},
		},
		writes: {
			insertRecord(collection: string, id: string, value: string, keys: readonly RecordKey[]): boolean {
				if (revisionOf(collection, id) !== null || isTaken(collection, id, keys)) return false;
				prepare('INSERT INTO records (collection, id, revision, value) VALUES (?, ?, 1, ?)').run(
					collection,
					id,
					value,
				);
				insertKeys(collection, id, keys);
				return true;
			},
			replaceRecord(
				collection: string,
				id: string,
				revision: number,
				value: string,
				keys: readonly RecordKey[],
			): boolean {
				if (revisionOf(collection, id) !== revision || isTaken(collection, id, keys)) return false;
				prepare('UPDATE records SET revision = revision + 1, value = ? WHERE collection = ? AND id = ?').run(
					value,
					collection,
					id,
				);
				prepare('DELETE FROM record_keys WHERE collection = ? AND id = ?').run(collection, id);
				insertKeys(collection, id, keys);
				return true;
			},
			/** Its keys go with it: the table says ON DELETE CASCADE. */
			removeRecord(collection: string, id: string, revision: number): boolean {
				const { changes } = prepare(
					'DELETE FROM records WHERE collection = ? AND id = ? AND revision = ?',
				).run(collection, id, revision);
				return Number(changes) === 1;
			},
		},
	};
}
