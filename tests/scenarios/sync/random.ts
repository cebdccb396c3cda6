/** The seed of a random test: from the environment to repeat a run, else new. */
export function seedOf(variable: string): number {
	return Number(process.env[variable] ?? Math.floor(Math.random() * 2 ** 31));
}

/** Whole numbers from 0 below a bound, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): (below: number) => number {
	let state = seed >>> 0;
	return (below) => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) % below;
	};
}
