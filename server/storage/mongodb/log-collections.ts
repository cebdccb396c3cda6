import type { Collection, Db } from 'mongodb';
import { createLargeBytes, type LargeBytes } from './large-bytes.ts';
import { rowsOf, type LogRow, type RowHead } from './log-row.ts';
import { isLive, NO_REACH, type Reach, type SnapshotMark } from './snapshot-mark.ts';

export interface LogCollections {
	readonly rows: Collection<LogRow>;
	readonly marks: Collection<SnapshotMark>;
	readonly large: LargeBytes;
	reachOf(document: string): Promise<Reach>;
	/** Rows with updates after a sequence, in order. */
	liveRows(document: string, reach: Reach, after: number): Promise<LogRow[]>;
	/** The same without their bytes. */
	liveHeads(document: string, reach: Reach, after: number): Promise<RowHead[]>;
	/** Where the log ends. A compaction at the same time may make it look shorter, never longer. */
	headOf(document: string): Promise<number>;
}

const WITHOUT_BYTES = { bytes: 0 };

export function openLogCollections(database: Db): LogCollections {
	const rows = database.collection<LogRow>('updates');
	const marks = database.collection<SnapshotMark>('snapshots');

	async function reachOf(document: string): Promise<Reach> {
		const projection = { generation: 1, upTo: 1, divided: 1 };
		return (await marks.findOne<Reach>({ _id: document }, { projection })) ?? NO_REACH;
	}

	async function find<Row extends RowHead>(document: string, reach: Reach, after: number, projection = {}) {
		const found = await rows
			.find<Row>({ _id: rowsOf(document), last: { $gt: after } }, { projection })
			.sort({ _id: 1 })
			.toArray();
		return found.filter((row) => isLive(row, reach));
	}

	return {
		rows,
		marks,
		large: createLargeBytes(database),
		reachOf,
		liveRows: (document, reach, after) => find<LogRow>(document, reach, after),
		liveHeads: (document, reach, after) => find<RowHead>(document, reach, after, WITHOUT_BYTES),
		async headOf(document) {
			const reach = await reachOf(document);
			const [last] = await rows
				.find<RowHead>({ _id: rowsOf(document) }, { projection: { first: 1, last: 1, writer: 1 } })
				.sort({ _id: -1 })
				.limit(1)
				.toArray();
			return last && isLive(last, reach) ? last.last : reach.upTo;
		},
	};
}
