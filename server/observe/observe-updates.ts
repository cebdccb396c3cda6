import { MOVED, type UpdateLog } from '../storage/update-log.ts';

export interface CommitObserver {
	/** One append came back after so many seconds; `moved`: another node had been faster. */
	committed(seconds: number, outcome: { readonly kept: number; readonly moved: number }): void;
	/** It could not be kept, or not be known whether it was. */
	notCommitted(updates: number): void;
}

/** The same log, with a watch on what it takes to keep updates. */
export function observeUpdates(log: UpdateLog, observer: CommitObserver): UpdateLog {
	return {
		async append(updates, heads) {
			const startedAt = performance.now();
			let sequences: readonly number[];
			try {
				sequences = await log.append(updates, heads);
			} catch (problem) {
				observer.notCommitted(updates.length);
				throw problem;
			}
			const moved = sequences.filter((sequence) => sequence === MOVED).length;
			const seconds = (performance.now() - startedAt) / 1000;
			observer.committed(seconds, { kept: sequences.length - moved, moved });
			return sequences;
		},
		read: (document) => log.read(document),
		readSince: (document, sequence) => log.readSince(document, sequence),
		replaceBySnapshot: (document, upTo, snapshot) => log.replaceBySnapshot(document, upTo, snapshot),
	};
}
