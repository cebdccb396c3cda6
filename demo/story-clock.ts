/** The clock of the replay: stands at the instant of the story, a second further at each reading so that order shows. */
export interface StoryClock {
	readonly now: () => number;
	/** Moves to an instant of the story (ISO, UTC), never back: stays where a busy hour before it has led beyond. */
	moveTo(instant: string): void;
}

const HOUR = 3_600_000;

export function createStoryClock(start: string): StoryClock {
	let at = Date.parse(start);
	return {
		now: () => (at += 1_000),
		moveTo(instant) {
			const next = Date.parse(instant);
			if (next < at - HOUR)
				throw new Error(`the story cannot go back to ${instant} from ${new Date(at).toISOString()}`);
			at = Math.max(at, next);
		},
	};
}
