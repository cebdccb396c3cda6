import { Worker } from 'node:worker_threads';
import type { PrintDocument } from '#lib/domain/print/print-document.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import type { PrintAnswer, PrintRequest } from './print-worker.ts';
import type { PrintService } from './service.ts';
import { settleText } from './settle-text.ts';

/** Letters of a document: the sign-in sheet of some thousand people. */
const LONGEST = 1_000_000;
/** Documents that may wait for their turn, of all and of one asker. */
const MOST_WAITING = 40;
const MOST_OF_ONE = 5;
/** In ms: hundreds of pages take a few seconds. */
const LONGEST_WORK = 30_000;

export interface PrintLimits {
	readonly longest?: number;
	readonly mostWaiting?: number;
	readonly mostOfOne?: number;
	readonly longestWork?: number;
}

/**
 * Sets type in another thread, one document after the other: the event loop never waits for it. A thread that takes too long
 * is given up and replaced. Who asks for a document that is being printed gets that one.
 */
export function createPrint(limits: PrintLimits = {}): PrintService {
	let worker: Worker | null = null;
	let last: Promise<unknown> = Promise.resolve();
	const printing = new Map<string, Promise<PrintAnswer>>();
	/** By asker. */
	const waiting = new Map<string, number>();

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

	/** One more of this asker waits, until it has its turn. */
	function takeTurn(source: string, asker: string): Promise<PrintAnswer> {
		const own = waiting.get(asker) ?? 0;
		if (printing.size >= (limits.mostWaiting ?? MOST_WAITING) || own >= (limits.mostOfOne ?? MOST_OF_ONE))
			throw new Refusal('unavailable', 'print-busy');
		waiting.set(asker, own + 1);
		const turn = last
			.then(() => print({ document: source }))
			.finally(() => {
				printing.delete(source);
				const left = waiting.get(asker)! - 1;
				if (left === 0) waiting.delete(asker);
				else waiting.set(asker, left);
			});
		printing.set(source, turn);
		last = turn.catch(() => {});
		return turn;
	}

	return {
		async pdf(document: PrintDocument, asker: string) {
			const source = JSON.stringify(document, settleText);
			if (source.length > (limits.longest ?? LONGEST)) throw new Refusal('too-large', 'too-large');
			const answer = await (printing.get(source) ?? takeTurn(source, asker));
			if ('pdf' in answer) return answer.pdf;
			if (answer.problem === 'no-compiler') throw new Refusal('unavailable', 'print-away');
			throw new Error(`a document was not printed: ${answer.problem}`);
		},
		async close() {
			await worker?.terminate();
		},
	};
}
