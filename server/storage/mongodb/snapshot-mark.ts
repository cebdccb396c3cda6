import { randomUUID } from 'node:crypto';
import { CorruptLog } from '../update-log.ts';
import type { KeptBytes } from './large-bytes.ts';
import { checksumOf, type RowHead } from './log-row.ts';

/**
 * How far a document's log is compacted. One document, replaced as a whole: rows it reaches count for nothing from then on,
 * whether they are still there, were deleted, or come later from a writer who did not know.
 */
export type SnapshotMark = MarkHead & KeptBytes;

export interface MarkHead {
	/** The document. */
	readonly _id: string;
	/** Random, another at each compaction. */
	readonly generation: string;
	readonly upTo: number;
	/** What the mark before this one reached. Every row that an earlier one replaced was deleted before this one was written. */
	readonly from: number;
	/** The rows this one replaced. */
	readonly folded: readonly FoldedRow[];
	/** Writer of the row that `upTo` divides: its later updates still count. Null when it divides none. */
	readonly divided: string | null;
	/** The bytes are the snapshot and, behind it, the owners. Null where only the owners are known (of a log that was moved here). */
	readonly snapshotSize: number | null;
	readonly checksum: number;
}

export interface FoldedRow {
	readonly _id: string;
	readonly writer: string;
}

export type Owners = Map<number, string | null>;

/** Enough to know which rows count. */
export type Reach = Pick<MarkHead, 'generation' | 'upTo' | 'divided'>;

export const NO_REACH: Reach = { generation: '', upTo: 0, divided: null };

/** Whether a row still counts: the snapshot does not hold all of it. */
export function isLive({ first, last, writer }: RowHead, { upTo, divided }: Reach): boolean {
	return first > upTo || (last > upTo && writer === divided);
}

export function nextMark(
	document: string,
	before: MarkHead | null,
	upTo: number,
	rows: readonly RowHead[],
	snapshot: Uint8Array | null,
	owners: Owners,
): { mark: MarkHead; bytes: Uint8Array } {
	const bytes = new Uint8Array(
		Buffer.concat([snapshot ?? new Uint8Array(), Buffer.from(JSON.stringify([...owners]))]),
	);
	const mark = {
		_id: document,
		generation: randomUUID(),
		upTo,
		from: before?.upTo ?? 0,
		folded: rows.map(({ _id, writer }) => ({ _id, writer })),
		divided: rows.find(({ last }) => last > upTo)?.writer ?? null,
		snapshotSize: snapshot?.byteLength ?? null,
	};
	return { mark: { ...mark, checksum: checksumOf(checkedOf(mark), bytes) }, bytes };
}

/** Throws CorruptLog when the bytes do not match the checksum. */
export function readMark(
	mark: MarkHead,
	bytes: Uint8Array | null,
): { snapshot: Uint8Array | null; owners: Owners } {
	if (!bytes || mark.checksum !== checksumOf(checkedOf(mark), bytes))
		throw new CorruptLog(mark._id, mark.upTo);
	const owners = Buffer.from(bytes.subarray(mark.snapshotSize ?? 0)).toString();
	return {
		snapshot: mark.snapshotSize === null ? null : bytes.slice(0, mark.snapshotSize),
		owners: new Map(JSON.parse(owners) as [number, string | null][]),
	};
}

function checkedOf({ _id, upTo, snapshotSize }: Pick<MarkHead, '_id' | 'upTo' | 'snapshotSize'>): unknown[] {
	return [_id, upTo, snapshotSize];
}
