import { MOVED, type NewUpdate, type UpdateLog } from '../storage/update-log.ts';

/** A room, as the committer sees it. Between `begin` and the outcome its log does not go on otherwise than by this. */
export interface CommitTarget {
	/** Its oldest updates are being appended now. Answers the sequence at which its log ends, as far as it knows; null: it has failed. */
	begin(): number | null;
	/** So many of its updates, the oldest, are on disk. Answers how many frames it sent out because of it. */
	committed(count: number): number;
	/**
	 * Another node was faster: nothing of it is kept. Resolves when what is in the log now is taken in and the same updates can be
	 * tried again; false when the room has failed.
	 */
	moved(): Promise<boolean>;
	/** The oldest of its updates could not be kept; it forgets all those that wait. */
	failed(): void;
}

/** Frames that the next group is held back for, a ms: many readers make larger and fewer groups. */
const FRAMES_A_MS = 10;
const LONGEST_WAIT = 20;
/** Updates in one group. */
const GROUP = 2_000;

/** The oldest updates of one room, in their order. */
interface Part {
	readonly target: CommitTarget;
	readonly updates: readonly NewUpdate[];
}

/**
 * Group commit over all rooms: what arrives while one group is being written becomes the next group. A quiet server
 * writes the first edit at once.
 */
export function createCommitter(log: Pick<UpdateLog, 'append'>, report: (error: unknown) => void) {
	const waiting = new Map<CommitTarget, NewUpdate[]>();
	/** Rooms that take in what another node has written: their updates wait for it. */
	const retaken = new Map<CommitTarget, Promise<void>>();
	let running: Promise<void> | null = null;

	function start(): void {
		running ??= run();
	}

	async function run(): Promise<void> {
		// everything that this turn of the event loop still reads joins the first group
		await new Promise((resolve) => setImmediate(resolve));
		for (let group = take(); group.length > 0; group = take()) {
			const frames = await commit(group);
			const wait = Math.min(LONGEST_WAIT, Math.floor(frames / FRAMES_A_MS));
			if (wait > 0 && waiting.size > 0) await new Promise((resolve) => setTimeout(resolve, wait));
		}
		running = null;
	}

	function take(): Part[] {
		const group: Part[] = [];
		let room = GROUP;
		for (const [target, updates] of [...waiting]) {
			if (room === 0) break;
			if (retaken.has(target)) continue;
			waiting.delete(target);
			const taken = updates.splice(0, room);
			room -= taken.length;
			// behind the others
			if (updates.length > 0) waiting.set(target, updates);
			group.push({ target, updates: taken });
		}
		return group;
	}

	async function commit(group: readonly Part[]): Promise<number> {
		const begun = group.flatMap(({ target, updates }) => {
			const head = target.begin();
			return head === null ? [] : [{ target, updates, head }];
		});
		const heads = new Map(begun.map(({ updates, head }) => [updates[0]!.document, head]));
		let sequences: readonly number[];
		try {
			sequences = await log.append(
				begun.flatMap(({ updates }) => updates),
				heads,
			);
		} catch (error) {
			report(error);
			for (const { target } of begun) fail(target);
			return 0;
		}
		let frames = 0;
		let at = 0;
		for (const { target, updates } of begun) {
			const isMoved = sequences[at] === MOVED;
			at += updates.length;
			if (isMoved) retake(target, updates);
			else frames += settle(target, updates.length);
		}
		return frames;
	}

	function settle(target: CommitTarget, count: number): number {
		try {
			return target.committed(count);
		} catch (error) {
			report(error);
			fail(target);
			return 0;
		}
	}

	function fail(target: CommitTarget): void {
		waiting.delete(target);
		target.failed();
	}

	function retake(target: CommitTarget, updates: readonly NewUpdate[]): void {
		waiting.set(target, [...updates, ...(waiting.get(target) ?? [])]);
		const done = target
			.moved()
			.catch((error: unknown) => {
				report(error);
				return false;
			})
			.then((mayRetry) => {
				retaken.delete(target);
				if (mayRetry) start();
				else fail(target);
			});
		retaken.set(target, done);
	}

	return {
		submit(target: CommitTarget, update: NewUpdate): void {
			const updates = waiting.get(target);
			if (updates) updates.push(update);
			else waiting.set(target, [update]);
			start();
		},
		/** Everything submitted so far is on disk, or its room has failed. */
		async settled(): Promise<void> {
			while (running || retaken.size > 0) await (running ?? Promise.all(retaken.values()));
		},
	};
}

export type Committer = ReturnType<typeof createCommitter>;
