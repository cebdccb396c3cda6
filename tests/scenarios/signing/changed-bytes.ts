import type { Files } from '../../../server/storage/files.ts';
import type { Ledger, LedgerRow } from '../../../server/storage/ledger.ts';

/** The same ledger as its disk would give it after somebody changed a row; null leaves the row out. */
export function changedLedger(ledger: Ledger, change: (row: LedgerRow) => LedgerRow | null): Ledger {
	return {
		...ledger,
		async read(after, limit = 1000) {
			const rows = await ledger.read(after, limit);
			return rows.map(change).filter((row) => row !== null);
		},
	};
}

/** The same files as a store that does not look at their names would give them, one of them changed. */
export function changedFiles(
	files: Files,
	hash: string,
	change: (bytes: Uint8Array) => Uint8Array | null,
): Files {
	return {
		...files,
		async get(name) {
			const bytes = await files.get(name);
			return name === hash && bytes ? change(bytes) : bytes;
		},
	};
}

/** The same bytes with one bit changed at this place. */
export function flipped(bytes: Uint8Array, place: number): Uint8Array {
	const copy = Uint8Array.from(bytes);
	copy[place]! ^= 1;
	return copy;
}
