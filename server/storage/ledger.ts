/**
 * The chain of decisions: append-only, one for the instance. The adapter keeps rows and the order; what a row means
 * and how it is hashed is server/signing's affair.
 */
export interface Ledger {
	/** The last row's place and hash; sequence 0 and the empty string before the first row. */
	head(): Promise<LedgerHead>;
	/** Rows after `sequence`, in order, at most `limit` (default 1000). */
	read(after: number, limit?: number): Promise<readonly LedgerRow[]>;
	/**
	 * Appends all rows as one commit if the chain still ends with `head`; on disk when the promise resolves.
	 * `moved`: somebody else was faster, read on and decide again. `taken`: a row with the same `key` is already there.
	 * Rows must continue the sequence of `head` without a gap.
	 */
	append(head: LedgerHead, rows: readonly LedgerRow[]): Promise<'appended' | 'moved' | 'taken'>;
}

export interface LedgerHead {
	readonly sequence: number;
	readonly hash: string;
}

export interface LedgerRow {
	readonly sequence: number;
	/** Hash of the row before; empty for the first. */
	readonly previous: string;
	readonly hash: string;
	readonly at: string;
	readonly type: string;
	/** Salted hash of the body. */
	readonly bodyHash: string;
	/** Unique over the chain when not null: what may happen only once. */
	readonly key: string | null;
	/** Base64 salt and JSON text of the body: null when a person's data were erased. */
	readonly salt: string | null;
	readonly body: string | null;
}
