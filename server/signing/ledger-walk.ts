import type { Ledger, LedgerRow } from '../storage/ledger.ts';

export type LedgerReader = Pick<Ledger, 'read'>;

/** Every row after `sequence`, read in pages. */
export async function* rowsAfter(ledger: LedgerReader, sequence: number): AsyncGenerator<LedgerRow> {
	for (let after = sequence; ;) {
		const rows = await ledger.read(after);
		yield* rows;
		const last = rows.at(-1);
		// a store that hands out the same place again must not be read for ever
		if (!last || last.sequence <= after) return;
		after = last.sequence;
	}
}

export async function rowAt(ledger: LedgerReader, sequence: number): Promise<LedgerRow | null> {
	if (!Number.isSafeInteger(sequence) || sequence < 1) return null;
	const [row] = await ledger.read(sequence - 1, 1);
	return row?.sequence === sequence ? row : null;
}
