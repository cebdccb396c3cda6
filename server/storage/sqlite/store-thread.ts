import { Worker } from 'node:worker_threads';
import { StoreUnavailable } from '../storage.ts';
import { fromFailure } from './failure.ts';
import type { Outcome, Reads, ToStore, Writes } from './messages.ts';

/** The server's end of the store's thread. Requests are served in the order of the calls. */
export interface StoreThread {
	read<K extends keyof Reads>(name: K, ...args: Parameters<Reads[K]>): Promise<ReturnType<Reads[K]>>;
	/** On disk when the promise resolves. Buffers in the arguments are copied, never taken from the caller. */
	write<K extends keyof Writes>(name: K, ...args: Parameters<Writes[K]>): Promise<ReturnType<Writes[K]>>;
	/** Serves what was asked before, lets go of the file, refuses what comes after. */
	close(): Promise<void>;
}

interface Running {
	readonly worker: Worker;
	readonly waiting: Map<number, PromiseWithResolvers<never>>;
}

export interface ThreadOptions {
	/** See SqliteOptions. */
	readonly alone?: boolean;
	readonly script?: URL;
}

const SCRIPT = new URL('./worker.ts', import.meta.url);

/**
 * Starts the thread and waits until the database is open. A thread that dies later rejects what it was doing with
 * StoreUnavailable (whether its last group was committed is then unknown) and is started again by the next request.
 */
export async function startStoreThread(
	file: string,
	{ alone = false, script = SCRIPT }: ThreadOptions = {},
): Promise<StoreThread> {
	let running: Running | null = null;
	let closing: Promise<void> | null = null;
	let lastId = 0;

	function launch(): Running {
		const worker = new Worker(script, { name: 'store', workerData: { file, alone }, execArgv: [] });
		const launched: Running = { worker, waiting: new Map() };
		const lose = (cause: unknown): void => {
			if (running === launched) running = null;
			for (const { reject } of launched.waiting.values()) reject(new StoreUnavailable(cause));
			launched.waiting.clear();
		};
		worker.on('message', (outcomes: readonly Outcome[]) => settle(launched, outcomes));
		worker.on('error', lose);
		worker.on('exit', (code) => lose(new Error(`the store’s thread ended with code ${code}`)));
		return launched;
	}

	async function ask(kind: 'read' | 'write', name: string, args: readonly unknown[]): Promise<never> {
		if (closing) throw new StoreUnavailable(new Error('the store is closed'));
		const { worker, waiting } = (running ??= launch());
		const id = ++lastId;
		const promise = Promise.withResolvers<never>();
		worker.postMessage({ id, kind, name, args } satisfies ToStore);
		waiting.set(id, promise);
		return promise.promise;
	}

	const thread: StoreThread = {
		read: (name, ...args) => ask('read', name, args),
		write: (name, ...args) => ask('write', name, args),
		close: () => (closing ??= end(running)),
	};
	try {
		await thread.read('ready');
	} catch (error) {
		throw error instanceof StoreUnavailable && error.cause instanceof Error ? error.cause : error;
	}
	return thread;
}

async function end(running: Running | null): Promise<void> {
	if (!running) return;
	const ended = new Promise((resolve) => running.worker.once('exit', resolve));
	running.worker.postMessage('close' satisfies ToStore);
	await ended;
}

function settle({ waiting }: Running, outcomes: readonly Outcome[]): void {
	for (const outcome of outcomes) {
		const promise = waiting.get(outcome.id);
		waiting.delete(outcome.id);
		if ('failure' in outcome) promise?.reject(fromFailure(outcome.failure));
		else promise?.resolve(outcome.value as never);
	}
}
