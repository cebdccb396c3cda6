import type { LedgerHead, LedgerRow } from './ledger.ts';

/** Throws unless the rows continue `head`: sequences without a gap, each naming the hash before it. */
export function requireContinuation(head: LedgerHead, rows: readonly LedgerRow[]): void {
	let { sequence, hash } = head;
	for (const row of rows) {
		if (row.sequence !== sequence + 1 || row.previous !== hash) {
			throw new RangeError(`the ledger row ${row.sequence} does not continue row ${sequence}`);
		}
		({ sequence, hash } = row);
	}
}
