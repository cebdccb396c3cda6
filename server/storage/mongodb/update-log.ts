import type { Db } from 'mongodb';
import {
	CorruptLog,
	type DocumentLog,
	type NewUpdate,
	type StoredUpdate,
	type UpdateLog,
} from '../update-log.ts';
import { createAppending } from './append.ts';
import { createCompaction } from './compact.ts';
import { createDocumentQueue } from './document-queue.ts';
import { addOwners, copyUpdate, readUpdates, type LogRow } from './log-row.ts';
import { openLogCollections } from './log-collections.ts';
import { requireBytes, requireInteger, requireText } from './scalars.ts';
import { NO_REACH, readMark, type Owners, type Reach } from './snapshot-mark.ts';

/** One collection of rows, one of snapshot marks: who wins is decided by the writing of one document, never of two. */
export function createMongoUpdateLog(database: Db): UpdateLog {
	const collections = openLogCollections(database);
	const { large, marks } = collections;
	const queue = createDocumentQueue();
	const append = createAppending(collections);
	const compact = createCompaction(collections);

	/** Reads until nobody compacted meanwhile. What then contradicts itself is damaged. */
	async function whileUnmoved<Mark extends Reach, T>(
		document: string,
		begin: () => Promise<Mark | null>,
		work: (mark: Mark | null, reach: Reach) => Promise<T>,
	): Promise<T> {
		for (;;) {
			const mark = await begin();
			const reach: Reach = mark ?? NO_REACH;
			const [outcome] = await Promise.allSettled([work(mark, reach)]);
			if (outcome.status === 'rejected' && !(outcome.reason instanceof CorruptLog)) throw outcome.reason;
			if ((await collections.reachOf(document)).generation !== reach.generation) continue;
			if (outcome.status === 'rejected') throw outcome.reason;
			return outcome.value;
		}
	}

	async function updatesIn(
		document: string,
		rows: readonly LogRow[],
		after: number,
	): Promise<StoredUpdate[]> {
		const updates: StoredUpdate[] = [];
		for (const row of rows) updates.push(...readUpdates(document, row, await large.load(row.writer, row)));
		const wanted = updates.filter(({ sequence }) => sequence > after);
		const hole = wanted.findIndex(({ sequence }, index) => sequence !== after + 1 + index);
		if (hole !== -1) throw new CorruptLog(document, after + 1 + hole);
		return wanted;
	}

	return {
		async append(updates, heads = new Map()) {
			const copies = updates.map(copyUpdate);
			requireText(...heads.keys());
			requireInteger(...heads.values());
			const groups = Map.groupBy(copies, ({ document }) => document);
			const appending = [...groups].map(([document, group]) => {
				const head = heads.get(document);
				return queue.run(document, () => append(document, group, head));
			});
			await Promise.allSettled(appending); // no group is left running behind a refusal
			const sequences = new Map([...groups.keys()].map((document, i) => [document, appending[i]!]));
			return inOrder(copies, sequences);
		},
		async read(document): Promise<DocumentLog> {
			requireText(document);
			await queue.settled(document);
			const begin = () => marks.findOne({ _id: document });
			return whileUnmoved(document, begin, async (mark, reach) => {
				const rows = await collections.liveRows(document, reach, reach.upTo);
				const compacted = mark && readMark(mark, await large.load(mark.generation, mark));
				const owners: Owners = compacted?.owners ?? new Map();
				for (const row of rows) addOwners(owners, row);
				const updates = await updatesIn(document, rows, reach.upTo);
				return {
					snapshot: compacted?.snapshot ?? null,
					snapshotUpTo: reach.upTo,
					updates,
					head: updates.at(-1)?.sequence ?? reach.upTo,
					owners,
				};
			});
		},
		async readSince(document, sequence) {
			requireText(document);
			requireInteger(sequence);
			await queue.settled(document);
			const begin = () => collections.reachOf(document);
			return whileUnmoved(document, begin, async (_mark, reach) => {
				const after = Math.max(sequence, reach.upTo);
				return updatesIn(document, await collections.liveRows(document, reach, after), after);
			});
		},
		async replaceBySnapshot(document, upTo, snapshot) {
			requireText(document);
			requireInteger(upTo);
			requireBytes(snapshot);
			const copy = new Uint8Array(snapshot);
			await queue.settled(document);
			return compact(document, upTo, copy);
		},
	};
}

async function inOrder(
	updates: readonly NewUpdate[],
	sequences: ReadonlyMap<string, Promise<readonly number[]>>,
): Promise<number[]> {
	const left = new Map<string, number[]>();
	for (const [document, promise] of sequences) left.set(document, [...(await promise)]);
	return updates.map(({ document }) => left.get(document)!.shift()!);
}
