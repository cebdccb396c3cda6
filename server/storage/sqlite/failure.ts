import { CorruptFile } from '../files.ts';
import { StoreUnavailable } from '../storage.ts';
import { CorruptLog } from '../update-log.ts';

/** An error in a form that crosses threads without losing what kind it is. */
export type Failure =
	| { readonly kind: 'corrupt-log'; readonly document: string; readonly sequence: number }
	| { readonly kind: 'corrupt-file'; readonly hash: string }
	| { readonly kind: 'unavailable' | 'other'; readonly message: string; readonly errcode?: number };

/** Primary result codes (sqlite.org/rescode.html) of a store that is full, locked, read-only, broken or away. */
const UNAVAILABLE = new Set([
	5, // BUSY
	7, // NOMEM
	8, // READONLY
	10, // IOERR
	11, // CORRUPT
	13, // FULL
	14, // CANTOPEN
	15, // PROTOCOL
	26, // NOTADB
]);
const CORRUPT = 11;

export function toFailure(error: unknown): Failure {
	if (error instanceof CorruptLog) {
		return { kind: 'corrupt-log', document: error.document, sequence: error.sequence };
	}
	if (error instanceof CorruptFile) return { kind: 'corrupt-file', hash: error.hash };
	const errcode = errcodeOf(error);
	const kind = errcode !== undefined && UNAVAILABLE.has(errcode & 0xff) ? 'unavailable' : 'other';
	return { kind, message: error instanceof Error ? error.message : String(error), errcode };
}

export function fromFailure(failure: Failure): Error {
	switch (failure.kind) {
		case 'corrupt-log':
			return new CorruptLog(failure.document, failure.sequence);
		case 'corrupt-file':
			return new CorruptFile(failure.hash);
		case 'unavailable':
			return new StoreUnavailable(sqliteError(failure.message, failure.errcode));
		case 'other':
			return sqliteError(failure.message, failure.errcode);
	}
}

/** After these SQLite may have undone the whole transaction. Damage to one page concerns only who reads it. */
export function endsTransaction(error: unknown): boolean {
	const primary = (errcodeOf(error) ?? 0) & 0xff;
	return UNAVAILABLE.has(primary) && primary !== CORRUPT;
}

function errcodeOf(error: unknown): number | undefined {
	return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number'
		? error.errcode
		: undefined;
}

function sqliteError(message: string, errcode: number | undefined): Error {
	return Object.assign(new Error(message), errcode === undefined ? {} : { errcode });
}
