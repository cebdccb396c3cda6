import { randomBytes } from 'node:crypto';
import { canonicalJson, readCanonicalJson } from '#lib/domain/signing/canonical-json.ts';
import { isEntryType, isPersonal, keyOf, type Entry, type PlacedEntry } from '#lib/domain/signing/entries.ts';
import type { LedgerHead, LedgerRow } from '../storage/ledger.ts';
import { bytesOfBase64, sha256 } from './hashes.ts';

const SALT_BYTES = 32;

/** Rows that continue the chain from `head`, all at the same instant. */
export function sealRows(head: LedgerHead, entries: readonly Entry[], at: string): readonly LedgerRow[] {
	let { sequence, hash: previous } = head;
	return entries.map((entry) => {
		const salt = randomBytes(SALT_BYTES);
		const body = canonicalJson(entry.body);
		sequence += 1;
		const unhashed = { sequence, previous, at, type: entry.type, bodyHash: hashBody(salt, body) };
		const hash = hashEntry(unhashed);
		previous = hash;
		return { ...unhashed, hash, key: keyOf(entry), salt: salt.toString('base64'), body };
	});
}

/** Salted, so that a hash that stays after an erasure can't be matched with guessed names. */
export function hashBody(salt: Uint8Array, body: string): string {
	return sha256(salt, body);
}

export function hashEntry(
	row: Pick<LedgerRow, 'sequence' | 'previous' | 'at' | 'type' | 'bodyHash'>,
): string {
	const { sequence, previous, at, type, bodyHash } = row;
	return sha256('tablee/log/v1\n', canonicalJson({ seq: sequence, prev: previous, at, type, bodyHash }));
}

export type RowProblem =
	| 'sequence-gap'
	| 'link-broken'
	| 'hash-wrong'
	| 'time-runs-back'
	| 'body-half-erased'
	| 'body-missing'
	| 'body-changed'
	| 'key-wrong';

/** Why this row can't be the one that was written after `before` (null: it is the first). Null: nothing against it. */
export function rowProblem(row: LedgerRow, before: LedgerRow | null): RowProblem | null {
	if (row.sequence !== (before?.sequence ?? 0) + 1) return 'sequence-gap';
	if (row.previous !== (before?.hash ?? '')) return 'link-broken';
	if (!row.type.isWellFormed() || !row.at.isWellFormed() || row.hash !== hashEntry(row)) return 'hash-wrong';
	if (before && row.at < before.at) return 'time-runs-back';
	return bodyProblem(row);
}

function bodyProblem(row: LedgerRow): RowProblem | null {
	if ((row.salt === null) !== (row.body === null)) return 'body-half-erased';
	if (row.salt === null || row.body === null)
		return isEntryType(row.type) && !isPersonal(row.type) ? 'body-missing' : null;
	const salt = bytesOfBase64(row.salt);
	if (salt?.length !== SALT_BYTES || row.bodyHash !== hashBody(salt, row.body)) return 'body-changed';
	const entry = entryOf(row);
	return entry && row.key !== keyOf(entry) ? 'key-wrong' : null;
}

/** What a sound row says; null when its body was erased, or when a later version of Tablée wrote it. */
export function entryOf(row: LedgerRow): PlacedEntry | null {
	if (row.body === null || !isEntryType(row.type)) return null;
	const body = readCanonicalJson(row.body);
	return { type: row.type, body, sequence: row.sequence, at: row.at } as unknown as PlacedEntry;
}
