import { withDeadline } from './deadline.ts';

/** What takes longer, in ms, is given up, so that the next one is done. */
const LONGEST_WORK = 12_000;

/** Work on one document waits for the work asked before it; other documents go on beside it. */
export interface DocumentQueue {
	run<T>(document: string, work: () => Promise<T>): Promise<T>;
	/** Resolves when what was asked so far is done, well or not. */
	settled(document: string): Promise<void>;
}

export function createDocumentQueue(): DocumentQueue {
	const last = new Map<string, Promise<void>>();
	const settled = async (document: string) => last.get(document);

	return {
		settled,
		run(document, work) {
			const result = settled(document).then(() => withDeadline(work(), LONGEST_WORK));
			const done = result.then(
				() => undefined,
				() => undefined,
			);
			last.set(document, done);
			void done.then(() => {
				if (last.get(document) === done) last.delete(document);
			});
			return result;
		},
	};
}
