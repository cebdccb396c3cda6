import { crc32 } from 'node:zlib';
import { CorruptLog, type NewUpdate, type StoredUpdate } from '../update-log.ts';
import type { KeptBytes } from './large-bytes.ts';
import { endOf, prefixOf, requireBytes, requireText } from './scalars.ts';

/** What one append brought to one document: one row, so that it is kept whole or not at all. */
export type LogRow = RowHead & KeptBytes;

export interface RowHead {
	/** Document and first sequence: of several that continue the same end, the first has it. */
	readonly _id: string;
	readonly first: number;
	readonly last: number;
	/** Random: tells this row from another that was there before it was compacted, or comes after. */
	readonly writer: string;
	readonly updates: readonly KeptUpdate[];
}

interface KeptUpdate {
	/** The updates' bytes stand one behind the other. */
	readonly size: number;
	readonly person: string | null;
	readonly at: string;
	/** Client ids that were used first in the log by the first update that names them. */
	readonly claims: readonly number[];
	readonly checksum: number;
}

/** 2^53 has 16 digits: in the order of the texts, rows are in the order of the sequences. */
const DIGITS = 16;

export function rowId(document: string, first: number): string {
	return prefixOf(document) + String(first).padStart(DIGITS, '0');
}

/** All rows of a document. */
export function rowsOf(document: string) {
	return { $gt: prefixOf(document), $lt: endOf(prefixOf(document)) };
}

/** Throws for what cannot be kept. What the caller does to its bytes later does not reach the answer. */
export function copyUpdate({ document, bytes, person, claims, at }: NewUpdate): NewUpdate {
	requireText(document, person ?? '', at);
	requireBytes(bytes);
	for (const client of claims) {
		if (!Number.isSafeInteger(client) || client < 0) throw new RangeError(`${client} is not a client id`);
	}
	return { document, bytes: new Uint8Array(bytes), person, claims: [...claims], at };
}

export function keptUpdates(document: string, first: number, updates: readonly NewUpdate[]): KeptUpdate[] {
	return updates.map((update, index) => {
		const { bytes, person, at, claims } = update;
		const checksum = checksumOf([document, first + index, person, at, claims], bytes);
		return { size: bytes.byteLength, person, at, claims, checksum };
	});
}

/** Throws CorruptLog when an update does not match its checksum. */
export function readUpdates(document: string, row: RowHead, bytes: Uint8Array | null): StoredUpdate[] {
	let start = 0;
	return row.updates.map(({ size, person, at, claims, checksum }, index) => {
		const sequence = row.first + index;
		const own = bytes?.slice(start, start + size);
		start += size;
		if (!own || checksum !== checksumOf([document, sequence, person, at, claims], own))
			throw new CorruptLog(document, sequence);
		return { sequence, bytes: own, person, at };
	});
}

/** Covers the bytes and what is said about them: a row that changed its author or document does not match either. */
export function checksumOf(about: readonly unknown[], bytes: Uint8Array): number {
	return crc32(bytes, crc32(JSON.stringify(about)));
}

/** Adds what the updates of a row up to a sequence claim: what was claimed before stays with whom it belongs to. */
export function addOwners(owners: Map<number, string | null>, row: RowHead, upTo = row.last): void {
	for (const { person, claims } of row.updates.slice(0, upTo - row.first + 1)) {
		for (const client of claims) if (!owners.has(client)) owners.set(client, person);
	}
}
