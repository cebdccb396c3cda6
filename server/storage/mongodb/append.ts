import { randomUUID } from 'node:crypto';
import { MOVED, type NewUpdate } from '../update-log.ts';
import { unlessDuplicate } from './failure.ts';
import type { LogCollections } from './log-collections.ts';
import { keptUpdates, rowId, type RowHead } from './log-row.ts';

/** How many documents' ends are remembered: a wrong one costs a second try, an unknown one a question. */
const REMEMBERED_ENDS = 10_000;

/**
 * Appends to one document; called for one append of it at a time. A row's place is the sequence after an end that was once the
 * end of the log: of all nodes that saw it, one gets that place.
 */
export function createAppending({ rows, marks, large, headOf, reachOf }: LogCollections) {
	const ends = new Map<string, number>();

	function remember(document: string, end: number): void {
		ends.delete(document);
		ends.set(document, end);
		if (ends.size > REMEMBERED_ENDS) ends.delete(ends.keys().next().value ?? '');
	}

	/** False when another has the place. */
	async function appendAt(document: string, first: number, updates: readonly NewUpdate[]): Promise<boolean> {
		const writer = randomUUID();
		const bytes = new Uint8Array(Buffer.concat(updates.map((update) => update.bytes)));
		const row: RowHead = {
			_id: rowId(document, first),
			first,
			last: first + updates.length - 1,
			writer,
			updates: keptUpdates(document, first, updates),
		};
		const kept = await large.keep(writer, bytes);
		const inserted = await unlessDuplicate(rows.insertOne({ ...row, ...kept }));
		if (inserted && (await counts(document, row))) return true;
		if ('parts' in kept) await large.remove([writer]);
		return false;
	}

	/**
	 * Whether a row that was just inserted counts. Its place may have been free because the row that had it was compacted and
	 * deleted: then nobody will ever read it. A mark is kept before any row is deleted, so a look at it tells; where it passed
	 * our place, either it holds our row or our row came too late.
	 */
	async function counts(document: string, row: RowHead): Promise<boolean> {
		if ((await reachOf(document)).upTo < row.first) return true;
		const mark = await marks.findOne({ _id: document }, { projection: { from: 1, folded: 1 } });
		if (!mark) throw new Error('a snapshot mark is never removed');
		const reachedByThisMark = row.last > mark.from;
		if (reachedByThisMark && mark.folded.some(({ writer }) => writer === row.writer)) return true;
		const { deletedCount } = await rows.deleteOne({
			_id: { $eq: row._id },
			writer: { $eq: row.writer },
		});
		// rows of earlier marks were deleted before this one was kept, and only rows that a mark holds are deleted by others
		return !reachedByThisMark && deletedCount === 0;
	}

	return async function append(
		document: string,
		updates: readonly NewUpdate[],
		head: number | undefined,
	): Promise<readonly number[]> {
		for (;;) {
			const remembered = ends.get(document);
			// a log never becomes shorter: only a head beyond what is remembered is worth the question
			const isEnough = remembered !== undefined && (head === undefined || head <= remembered);
			const end = isEnough ? remembered : await headOf(document);
			if (head !== undefined && head < end) return updates.map(() => MOVED);
			ends.delete(document); // unknown until the answer is there
			if (head !== undefined && head !== end) return updates.map(() => MOVED);
			if (await appendAt(document, end + 1, updates)) {
				remember(document, end + updates.length);
				return updates.map((_update, index) => end + 1 + index);
			}
			if (head !== undefined) return updates.map(() => MOVED);
		}
	};
}
