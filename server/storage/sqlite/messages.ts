import type { Failure } from './failure.ts';
import type { Operations } from './worker/operations.ts';

export type Reads = Operations['reads'];
export type Writes = Operations['writes'];

/** One piece of work for the store's thread. */
export interface Request {
	readonly id: number;
	readonly kind: 'read' | 'write';
	readonly name: string;
	readonly args: readonly unknown[];
}

/** What became of a request. */
export type Outcome =
	{ readonly id: number; readonly value: unknown } | { readonly id: number; readonly failure: Failure };

/** To the thread: requests, and at the end the wish to let go of the file. */
export type ToStore = Request | 'close';
