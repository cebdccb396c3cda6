import { createHash } from 'node:crypto';
import { CorruptFile } from '../../files.ts';
import type { Connection } from './connection.ts';

export function fileOperations({ prepare }: Connection) {
	return {
		reads: {
			getFile(hash: string): Uint8Array | null {
				const row = prepare('SELECT bytes FROM files WHERE hash = ?').get(hash);
				if (!row) return null;
				const bytes = row.bytes as Uint8Array;
				if (sha256(bytes) !== hash) throw new CorruptFile(hash);
				return bytes;
			},
		},
		writes: {
			putFile(bytes: Uint8Array): string {
				const hash = sha256(bytes);
				if (!prepare('SELECT 1 FROM files WHERE hash = ?').get(hash)) {
					prepare('INSERT INTO files (hash, bytes) VALUES (?, ?)').run(hash, bytes);
				}
				return hash;
			},
		},
	};
}

function sha256(bytes: Uint8Array): string {
	return createHash('sha256').update(bytes).digest('hex');
}
