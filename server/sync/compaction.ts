import { Worker } from 'node:worker_threads';
import type { UpdateLog } from '../storage/update-log.ts';

export interface MergeRequest {
	readonly id: number;
	readonly updates: readonly Uint8Array[];
}
export type MergeAnswer = { readonly id: number; readonly merged: Uint8Array };

/**
 * Replaces the updates of a document by one snapshot. The merge goes through a real Y.Doc, which drops what was deleted
 * (Y.mergeUpdates keeps it), in a worker thread: the event loop never waits for it. Updates that arrive meanwhile have a
 * later sequence and stay.
 */
export function createCompactor(log: UpdateLog, report: (error: unknown) => void) {
	let worker: Worker | null = null;
	let requests = 0;
	let last: Promise<unknown> = Promise.resolve();
	let closed = false;

	function merge(updates: readonly Uint8Array[]): Promise<Uint8Array> {
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
			thread.postMessage({ id, updates } satisfies MergeRequest);
		});
	}

	function start(): Worker {
		const thread = new Worker(new URL('./compaction-worker.ts', import.meta.url));
		thread.unref();
		thread.once('exit', () => (worker = worker === thread ? null : worker));
		return thread;
	}

	async function compactNow(document: string): Promise<number> {
		if (closed) return 0;
		try {
			const { snapshot, updates } = await log.read(document);
			// the last one stays: it tells who wrote last, and when
			const old = updates.slice(0, -1);
			if (old.length === 0) return 0;
			const merged = await merge([...(snapshot ? [snapshot] : []), ...old.map(({ bytes }) => bytes)]);
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
		async close(): Promise<void> {
			closed = true;
			await worker?.terminate();
			await last;
		},
	};
}

export type Compactor = ReturnType<typeof createCompactor>;
