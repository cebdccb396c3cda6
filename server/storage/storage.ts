import type { BetterAuthOptions } from 'better-auth';
import { Refusal } from '#lib/domain/refusal.ts';
import type { Archive } from './archive.ts';
import type { Files } from './files.ts';
import type { Ledger } from './ledger.ts';
import type { Published } from './published.ts';
import type { Records } from './records.ts';
import type { UpdateLog } from './update-log.ts';

/** Everything that is kept, behind one adapter. */
export interface Storage {
	readonly updates: UpdateLog;
	readonly records: Records;
	readonly ledger: Ledger;
	readonly files: Files;
	/** Apart from all the rest: what the public reads. */
	readonly published: Published;
	/** Where better-auth keeps its own tables: the same database. */
	readonly identity: NonNullable<BetterAuthOptions['database']>;
	/** All of it but better-auth's tables, for moving and copying. */
	readonly archive: Archive;
	/** Rejects when the store can't be written to just now. */
	probe(): Promise<void>;
	/** Waits for what is being written, then lets go of the files. */
	close(): Promise<void>;
}

/** The store can't keep anything just now (disk full, read-only, away). Nothing was written. */
export class StoreUnavailable extends Refusal {
	override readonly name: string = 'StoreUnavailable';
	constructor(cause: unknown) {
		super('unavailable', 'store-away');
		this.cause = cause;
	}
}
