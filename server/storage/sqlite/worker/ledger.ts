import type { LedgerHead, LedgerRow } from '../../ledger.ts';
import type { Connection } from './connection.ts';

export function ledgerOperations({ prepare }: Connection) {
	function head(): LedgerHead {
		const last = prepare('SELECT sequence, hash FROM ledger ORDER BY sequence DESC LIMIT 1').get();
		return (last as unknown as LedgerHead | undefined) ?? { sequence: 0, hash: '' };
	}

	function areTaken(rows: readonly LedgerRow[]): boolean {
		const keys = rows.flatMap(({ key }) => (key === null ? [] : [key]));
		if (new Set(keys).size < keys.length) return true;
		return keys.some((key) => prepare('SELECT 1 FROM ledger WHERE key = ?').get(key) !== undefined);
	}

	return {
		reads: {
			ledgerHead: head,
			readLedger(after: number, limit: number): LedgerRow[] {
				return prepare(
					`SELECT sequence, previous, hash, at, type, body_hash AS bodyHash, key, salt, body
					FROM ledger WHERE sequence > ? ORDER BY sequence LIMIT ?`,
				).all(after, limit) as unknown as LedgerRow[];
			},
		},
		writes: {
			appendLedger(expected: LedgerHead, rows: readonly LedgerRow[]): 'appended' | 'moved' | 'taken' {
				const current = head();
				if (current.sequence !== expected.sequence || current.hash !== expected.hash) return 'moved';
				if (areTaken(rows)) return 'taken';
				const insert = prepare(
					`INSERT INTO ledger (sequence, previous, hash, at, type, body_hash, key, salt, body)
					VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
				);
				for (const { sequence, previous, hash, at, type, bodyHash, key, salt, body } of rows) {
					insert.run(sequence, previous, hash, at, type, bodyHash, key, salt, body);
				}
				return 'appended';
			},
		},
	};
}
