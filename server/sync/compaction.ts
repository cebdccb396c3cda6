import type { UpdateLog } from '../storage/update-log.ts';
import type { MergeThread } from './merge-thread.ts';

/** Replaces the updates of a document by one snapshot. Updates that arrive meanwhile have a later sequence and stay. */
export function createCompactor(log: UpdateLog, thread: MergeThread, report: (error: unknown) => void) {
	let last: Promise<unknown> = Promise.resolve();
	let closed = false;

	async function compactNow(document: string): Promise<number> {
		if (closed) return 0;
		try {
			const { snapshot, updates } = await log.read(document);
			// the last one stays: it tells who wrote last, and when
			const old = updates.slice(0, -1);
			if (old.length === 0) return 0;
			const merged = await thread.merge([...(snapshot ? [snapshot] : []), ...old.map(({ bytes }) => bytes)]);
			return (await log.replaceBySnapshot(document, old.at(-1)!.sequence, merged)) ? old.length : 0;
		} catch (error) {
			if (!closed) report(error);
			return 0;
		}
	}

	return {
		/** Answers how many updates the new snapshot replaces; 0 when nothing was done. Never rejects. */
		compact(document: string): Promise<number> {
			const result = last.then(() => compactNow(document));
			last = result;
			return result;
		},
		/** Gives up what is not done yet. */
		async close(): Promise<void> {
			closed = true;
			await thread.close();
			await last;
		},
	};
}

export type Compactor = ReturnType<typeof createCompactor>;
