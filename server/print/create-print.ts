import { Worker } from 'node:worker_threads';
import type { PrintDocument } from '#lib/domain/print/print-document.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import type { PrintAnswer, PrintRequest } from './print-worker.ts';
import type { PrintService } from './service.ts';
import { settleText } from './settle-text.ts';

/** Letters of a document: the sign-in sheet of some thousand people. */
const LONGEST = 1_000_000;
/** Documents that may wait for their turn. */
const MOST_WAITING = 40;
/** In ms: hundreds of pages take a few seconds. */
const LONGEST_WORK = 30_000;

export interface PrintLimits {
	readonly longest?: number;
	readonly mostWaiting?: number;
	readonly longestWork?: number;
}

/**
 * Sets type in another thread, one document after the other: the event loop never waits for it. A thread that takes too long
 * is given up and replaced.
 */
export function createPrint(limits: PrintLimits = {}): PrintService {
	let worker: Worker | null = null;
	let last: Promise<unknown> = Promise.resolve();
	let waiting = 0;

	function print(request: PrintRequest): Promise<PrintAnswer> {
		const thread = (worker ??= start());
		thread.ref();
		return new Promise<PrintAnswer>((resolve, reject) => {
			const tooLong = setTimeout(() => {
				giveUp(thread);
				done(() => reject(new Refusal('unavailable', 'print-busy')));
			}, limits.longestWork ?? LONGEST_WORK);
			const done = (settle: () => void) => {
				clearTimeout(tooLong);
				thread.off('message', onMessage).off('error', onError).off('exit', onExit);
				thread.unref();
				settle();
			};
			const onMessage = (answer: PrintAnswer) => done(() => resolve(answer));
			const onError = (problem: unknown) => done(() => reject(problem));
			const onExit = () => onError(new Error('the printing thread ended'));
			thread.on('message', onMessage).on('error', onError).on('exit', onExit);
			thread.postMessage(request);
		});
	}

	function start(): Worker {
		const thread = new Worker(new URL('./print-worker.ts', import.meta.url));
		thread.once('exit', () => (worker = worker === thread ? null : worker));
		return thread;
	}

	/** Native code ends when it ends: the next document gets a thread of its own meanwhile. */
	function giveUp(thread: Worker): void {
		if (worker === thread) worker = null;
		thread.unref();
		void thread.terminate();
	}

	return {
		async pdf(document: PrintDocument) {
			const source = JSON.stringify(document, settleText);
			if (source.length > (limits.longest ?? LONGEST)) throw new Refusal('too-large', 'too-large');
			if (waiting >= (limits.mostWaiting ?? MOST_WAITING)) throw new Refusal('unavailable', 'print-busy');
			waiting += 1;
			const turn = last.then(() => print({ document: source }));
			last = turn.catch(() => {});
			const answer = await turn.finally(() => (waiting -= 1));
			if ('pdf' in answer) return answer.pdf;
			if (answer.problem === 'no-compiler') throw new Refusal('unavailable', 'print-away');
			throw new Error(`a document was not printed: ${answer.problem}`);
		},
		async close() {
			await worker?.terminate();
		},
	};
}
