import type { NewUpdate, UpdateLog } from '../storage/update-log.ts';

/** A room, as the committer sees it. */
export interface CommitTarget {
	/** So many of its updates, the oldest, are on disk. Answers how many frames it sent out because of it. */
	committed(count: number): number;
	/** The oldest of its updates could not be kept; it forgets all those that wait. */
	failed(): void;
}

/** Frames that the next group is held back for, a ms: many readers make larger and fewer groups. */
const FRAMES_A_MS = 10;
const LONGEST_WAIT = 20;
/** Updates in one group. */
const GROUP = 2_000;

/**
 * Group commit over all rooms: what arrives while one group is being written becomes the next group. A quiet server
 * writes the first edit at once.
 */
export function createCommitter(log: Pick<UpdateLog, 'append'>, report: (error: unknown) => void) {
	let waiting: { readonly target: CommitTarget; readonly update: NewUpdate }[] = [];
	let running: Promise<void> | null = null;

	async function run(): Promise<void> {
		// everything that this turn of the event loop still reads joins the first group
		await new Promise((resolve) => setImmediate(resolve));
		while (waiting.length > 0) {
			const group = waiting.slice(0, GROUP);
			waiting = waiting.slice(GROUP);
			const frames = await commit(group);
			const wait = Math.min(LONGEST_WAIT, Math.floor(frames / FRAMES_A_MS));
			if (wait > 0 && waiting.length < GROUP) await new Promise((resolve) => setTimeout(resolve, wait));
		}
		running = null;
	}

	async function commit(group: typeof waiting): Promise<number> {
		const counts = new Map<CommitTarget, number>();
		for (const { target } of group) counts.set(target, (counts.get(target) ?? 0) + 1);
		try {
			await log.append(group.map(({ update }) => update));
		} catch (error) {
			report(error);
			waiting = waiting.filter(({ target }) => !counts.has(target));
			for (const target of counts.keys()) target.failed();
			return 0;
		}
		let frames = 0;
		for (const [target, count] of counts) {
			try {
				frames += target.committed(count);
			} catch (error) {
				report(error);
				waiting = waiting.filter((one) => one.target !== target);
				target.failed();
			}
		}
		return frames;
	}

	return {
		submit(target: CommitTarget, update: NewUpdate): void {
			waiting.push({ target, update });
			running ??= run();
		},
		/** Everything submitted so far is on disk, or its room has failed. */
		async settled(): Promise<void> {
			while (running) await running;
		},
	};
}

export type Committer = ReturnType<typeof createCommitter>;
