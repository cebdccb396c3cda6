import { Refusal } from '#lib/domain/refusal.ts';
import type { Entry } from '#lib/domain/signing/entries.ts';
import { applyEntry, emptyRegister, type Register } from '#lib/domain/signing/register.ts';
import type { Ledger, LedgerRow } from '../storage/ledger.ts';
import { entryOf, rowProblem, sealRows } from './chain.ts';

/** The ledger as it stands, and the one way to add to it. */
export interface LiveRegister {
	/** Read forward to the end of the ledger, whoever wrote it. Not to be kept: ask again after every wait. */
	current(): Promise<Register>;
	/**
	 * Asks `propose` what to write, given the register and the instant the entries would bear, and appends all of it as
	 * one commit if nobody wrote in between; otherwise asks again. What `propose` saw is therefore still true when its
	 * entries are in the chain. No entries: nothing is written.
	 */
	commit<T>(propose: Propose<T>): Promise<Committed<T>>;
}

export type Propose<T> = (register: Register, place: Place) => Proposal<T> | Promise<Proposal<T>>;

export interface Place {
	/** Never before the last entry's instant, even when this machine's clock is. */
	readonly at: string;
	/** Sequence of the first proposed entry. */
	readonly sequence: number;
}

export interface Proposal<T> {
	readonly entries: readonly Entry[];
	readonly result: T;
}

export interface Committed<T> {
	readonly rows: readonly LedgerRow[];
	readonly result: T;
}

/** How often other processes may be faster before we say that it is too busy. */
const MAX_ATTEMPTS = 200;

export function createLiveRegister(ledger: Ledger, now: () => number): LiveRegister {
	const register = emptyRegister();
	let last: LedgerRow | null = null;
	let broken = false;
	let queue: Promise<unknown> = Promise.resolve();

	async function current(): Promise<Register> {
		for (;;) {
			const rows = await ledger.read(last?.sequence ?? 0);
			if (rows.length === 0) return register;
			// another call may have applied the same rows while this one was waiting
			for (const row of rows) if (row.sequence > (last?.sequence ?? 0)) apply(row);
		}
	}

	/** A row that can't be what was written is not believed, and nothing more is written after it. */
	function apply(row: LedgerRow): void {
		const problem = rowProblem(row, last);
		last = row;
		if (problem) {
			broken = true;
			return;
		}
		const entry = entryOf(row);
		if (entry) applyEntry(register, entry);
		else if (row.type === 'mandate-granted') register.erasedMandates += 1;
	}

	async function attempt<T>(propose: Propose<T>): Promise<Committed<T> | null> {
		await current();
		if (broken) throw new Refusal('unavailable', 'ledger-broken');
		const head = { sequence: last?.sequence ?? 0, hash: last?.hash ?? '' };
		const at = laterOf(new Date(now()).toISOString(), last?.at ?? '');
		const { entries, result } = await propose(register, { at, sequence: head.sequence + 1 });
		if (entries.length === 0) return { rows: [], result };
		const rows = sealRows(head, entries, at);
		if ((await ledger.append(head, rows)) !== 'appended') return null;
		await current();
		return { rows, result };
	}

	return {
		current,
		// one at a time in this process, so that only other processes can be faster
		commit<T>(propose: Propose<T>): Promise<Committed<T>> {
			const run = queue.then(async () => {
				for (let tries = 0; tries < MAX_ATTEMPTS; tries += 1) {
					const committed = await attempt(propose);
					if (committed) return committed;
				}
				throw new Refusal('unavailable', 'ledger-busy');
			});
			queue = run.catch(() => undefined);
			return run;
		},
	};
}

function laterOf(a: string, b: string): string {
	return a > b ? a : b;
}
