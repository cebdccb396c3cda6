/** Where numbers and steps stand in a drawing. Pure, so that the server draws what the browser would. */
export interface Scale {
	readonly max: number;
	/** Round numbers to write at the side, 0 first. */
	readonly ticks: readonly number[];
}

/** From 0 up to a round number above the largest, in two to five steps. */
export function scaleUpTo(largest: number): Scale {
	const rough = Math.max(largest, 1) / 4;
	const power = 10 ** Math.floor(Math.log10(rough));
	const step = Math.max(
		1,
		[1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough)!,
	);
	const count = Math.max(1, Math.ceil(largest / step));
	return { max: count * step, ticks: Array.from({ length: count + 1 }, (_, n) => n * step) };
}

/** Runs of steps that have a value: between them the line is broken, since nothing is known there. */
export function runsOf<T>(values: readonly (T | null)[]): readonly (readonly (readonly [number, T])[])[] {
	const runs: (readonly [number, T])[][] = [];
	let open = false;
	for (const [index, value] of values.entries()) {
		if (value !== null) {
			if (!open) runs.push([]);
			runs.at(-1)!.push([index, value]);
		}
		open = value !== null;
	}
	return runs;
}

/** Coordinates short enough for a path. */
export function round(n: number): number {
	return Math.round(n * 10) / 10;
}
