const FIRST = 500;
const LONGEST = 30_000;
/** After "more frames than anybody types". */
const CALM = 10_000;

/** How long to wait before the next attempt, in ms: doubling, and spread so that a whole room does not come back at once. */
export function waitBefore(
	attempt: number,
	{ calm, random, longest = LONGEST }: { calm: boolean; random: () => number; longest?: number | undefined },
): number {
	const wait = Math.min(longest, FIRST * 2 ** attempt);
	return Math.round(wait / 2 + (random() * wait) / 2) + (calm ? CALM : 0);
}
