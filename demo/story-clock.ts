/** The clock of the replay: stands at the instant of the story, a second further at each reading so that order shows. */
export interface StoryClock {
	readonly now: () => number;
	/** Moves to an instant of the story (ISO, UTC); never back. */
	moveTo(instant: string): void;
}

export function createStoryClock(start: string): StoryClock {
	let at = Date.parse(start);
	return {
		now: () => (at += 1_000),
		moveTo(instant) {
			const next = Date.parse(instant);
			if (next < at)
				throw new Error(`the story cannot go back to ${instant} from ${new Date(at).toISOString()}`);
			at = next;
		},
	};
}
