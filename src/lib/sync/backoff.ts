const FIRST = 500;
const LONGEST = 30_000;
/** After "more frames than anybody types". */
const CALM = 10_000;

/** How long to wait before the next attempt, in ms: doubling, and spread so that a whole room does not come back at once. */
export function waitBefore(
	attempt: number,
	{ calm, random }: { calm: boolean; random: () => number },
): number {
	const longest = Math.min(LONGEST, FIRST * 2 ** attempt);
	return Math.round(longest / 2 + (random() * longest) / 2) + (calm ? CALM : 0);
}
