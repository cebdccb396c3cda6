/**
 * What waits until a position of the room's commits is on disk. Updates of other nodes that come in meanwhile are noted: a state
 * that was written before them goes out only now, and they have to follow it.
 */
export function createCommitWaits() {
	let waits: {
		readonly position: number;
		readonly from: number;
		readonly run: (kept: boolean, meanwhile: readonly Uint8Array[]) => void;
	}[] = [];
	let meanwhile: Uint8Array[] = [];

	return {
		add(position: number, run: (kept: boolean, meanwhile: readonly Uint8Array[]) => void): void {
			waits.push({ position, from: meanwhile.length, run });
		},
		note(updates: readonly Uint8Array[]): void {
			if (waits.length > 0) meanwhile.push(...updates);
		},
		reach(committed: number): void {
			const due = waits.filter(({ position }) => position <= committed);
			waits = waits.filter(({ position }) => position > committed);
			for (const { run, from } of due) run(true, meanwhile.slice(from));
			if (waits.length === 0) meanwhile = [];
		},
		/** Answers what is to be called once everybody was told: nothing of it will be kept. */
		giveUp(): () => void {
			const given = waits;
			waits = [];
			meanwhile = [];
			return () => given.forEach(({ run }) => run(false, []));
		},
	};
}
