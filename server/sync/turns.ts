/** Longest stretch of work, in ms, before the event loop turns. */
const SLICE = 8;

/** Work that can pause wherever it yields. */
export type Steps<T = void> = Generator<void, T, void>;

/** Jobs in the order given, one after the other. */
export interface Line {
	readonly length: number;
	add(job: () => void): void;
}

/**
 * Shares the one thread: everything that sockets ask for waits in lines, each line gets one job in turn, and after a few
 * ms the event loop turns. Jobs do not throw.
 */
export function createTurns() {
	const queue: (() => void)[] = [];
	let until = 0;
	let scheduled = false;
	let waiting = 0;
	let onceEmpty: (() => void)[] = [];

	function enter(task: () => void): void {
		queue.push(task);
		if (!scheduled) setImmediate(run);
		scheduled = true;
	}

	function run(): void {
		until = performance.now() + SLICE;
		do queue.shift()?.();
		while (queue.length > 0 && performance.now() < until);
		scheduled = queue.length > 0;
		if (scheduled) setImmediate(run);
	}

	/** True when it is done, false when the slice is over. */
	function advance(steps: Steps): boolean {
		while (!steps.next().done) if (performance.now() >= until) return false;
		return true;
	}

	function finished(): void {
		waiting -= 1;
		if (waiting > 0) return;
		const due = onceEmpty;
		onceEmpty = [];
		for (const run of due) run();
	}

	return {
		/** A line whose jobs wait as long as `busy` answers with work under way, which does not fail. */
		line(busy: () => Promise<unknown> | null): Line {
			const jobs: (() => void)[] = [];
			const next = () => {
				const work = busy();
				if (work) return void work.finally(() => enter(next));
				jobs.shift()!();
				if (jobs.length > 0) enter(next);
				finished();
			};
			return {
				get length() {
					return jobs.length;
				},
				add(job) {
					waiting += 1;
					if (jobs.push(job) === 1) enter(next);
				},
			};
		},
		/** Works until it is done or the slice is over, then goes on in later turns. Null when it is done already. */
		work(steps: Steps): Promise<void> | null {
			if (advance(steps)) return null;
			waiting += 1;
			const done = new Promise<void>((resolve, reject) => {
				const goOn = () => {
					try {
						if (advance(steps)) resolve();
						else enter(goOn);
					} catch (error) {
						reject(error instanceof Error ? error : new Error(String(error)));
					}
				};
				enter(goOn);
			});
			return done.finally(finished);
		},
		/** No line has anything left, and no work is under way. */
		async settled(): Promise<void> {
			while (waiting > 0) await new Promise<void>((resolve) => onceEmpty.push(resolve));
		},
	};
}

export type Turns = ReturnType<typeof createTurns>;
