import { CorruptLog } from '../update-log.ts';
import { unlessDuplicate } from './failure.ts';
import type { LogCollections } from './log-collections.ts';
import { addOwners, type RowHead } from './log-row.ts';
import {
	nextMark,
	NO_REACH,
	readMark,
	type MarkHead,
	type Reach,
	type SnapshotMark,
} from './snapshot-mark.ts';

/**
 * Replaces the beginning of a document's log by a snapshot. The commit is the writing of the mark; rows are deleted after it,
 * and what a crash leaves undeleted counts for nothing and is deleted by the next one.
 */
export function createCompaction({ rows, marks, large, liveHeads }: LogCollections) {
	/** Only rows that a mark holds, by their writer: one that came too late is its writer's to remove. */
	async function deleteFolded(mark: MarkHead): Promise<void> {
		const { folded, divided } = mark;
		const gone = folded.filter(({ writer }) => writer !== divided);
		if (gone.length === 0) return;
		const writers = gone.map(({ writer }) => writer);
		await rows.deleteMany({ _id: { $in: gone.map(({ _id }) => _id) }, writer: { $in: writers } });
		await large.remove(writers);
	}

	/** False when another node compacted meanwhile. */
	async function write(before: SnapshotMark | null, mark: MarkHead, bytes: Uint8Array): Promise<boolean> {
		const document: SnapshotMark = { ...mark, ...(await large.keep(mark.generation, bytes)) };
		const same = { _id: { $eq: mark._id }, generation: { $eq: before?.generation ?? '' } };
		const written = before
			? (await marks.replaceOne(same, document)).matchedCount === 1
			: await unlessDuplicate(marks.insertOne(document));
		if (!written) await large.remove([mark.generation]);
		return written;
	}

	return async function compact(document: string, upTo: number, snapshot: Uint8Array): Promise<boolean> {
		for (;;) {
			const before = await marks.findOne({ _id: document });
			const reach: Reach = before ?? NO_REACH;
			if (reach.upTo > upTo) return false;
			const heads = await liveHeads(document, reach, reach.upTo);
			const bytesBefore = before && (await large.load(before.generation, before));
			const now = await marks.findOne({ _id: document }, { projection: { generation: 1 } });
			if ((now?.generation ?? '') !== reach.generation) continue;

			requireRows(document, reach.upTo, upTo, heads);
			const folded = heads.filter(({ first }) => first <= upTo);
			const owners = before ? readMark(before, bytesBefore).owners : new Map<number, string | null>();
			for (const row of folded) addOwners(owners, row, upTo);
			if (before) await deleteFolded(before);
			const { mark, bytes } = nextMark(document, before, upTo, folded, snapshot, owners);
			if (!(await write(before, mark, bytes))) continue;
			await deleteFolded(mark);
			if (before && 'parts' in before) await large.remove([before.generation]);
			return true;
		}
	};
}

/** Every update that a snapshot is to replace must be there, so that its claims are known. */
function requireRows(document: string, from: number, upTo: number, rows: readonly RowHead[]): void {
	const head = rows.at(-1)?.last ?? from;
	if (upTo > head) throw new RangeError(`document ${document} ends at ${head}, before ${upTo}`);
	let reached = from;
	for (const { first, last } of rows) {
		if (first > reached + 1) throw new CorruptLog(document, reached + 1);
		reached = last;
	}
}
