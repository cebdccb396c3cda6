import { Worker } from 'node:worker_threads';

export interface MergeRequest {
	readonly id: number;
	readonly updates: readonly Uint8Array[];
	readonly inPieces: boolean;
}
export type MergeAnswer = { readonly id: number; readonly merged: readonly Uint8Array[] };

/**
 * Merges the updates of a document in another thread: the event loop never waits for it. The merge goes through a real
 * Y.Doc, which drops what was deleted (Y.mergeUpdates keeps it).
 */
export function createMergeThread() {
	let worker: Worker | null = null;
	let requests = 0;

	function request(updates: readonly Uint8Array[], inPieces: boolean): Promise<readonly Uint8Array[]> {
		const thread = (worker ??= start());
		const id = ++requests;
		return new Promise((resolve, reject) => {
			const done = () => {
				thread.off('message', onMessage);
				thread.off('error', onError);
				thread.off('exit', onExit);
			};
			const onMessage = (answer: MergeAnswer) => {
				if (answer.id !== id) return;
				done();
				resolve(answer.merged);
			};
			const onError = (error: unknown) => {
				done();
				reject(error);
			};
			const onExit = () => onError(new Error('the merging thread ended'));
			thread.on('message', onMessage).on('error', onError).on('exit', onExit);
			thread.postMessage({ id, updates, inPieces } satisfies MergeRequest);
		});
	}

	function start(): Worker {
		const thread = new Worker(new URL('./merge-worker.ts', import.meta.url));
		thread.setMaxListeners(0);
		thread.unref();
		thread.once('exit', () => (worker = worker === thread ? null : worker));
		return thread;
	}

	return {
		merge: async (updates: readonly Uint8Array[]) => (await request(updates, false))[0]!,
		/** The same as many updates, each of which is applied in about a millisecond. */
		mergeInPieces: (updates: readonly Uint8Array[]) => request(updates, true),
		async close(): Promise<void> {
			await worker?.terminate();
		},
	};
}

export type MergeThread = ReturnType<typeof createMergeThread>;
