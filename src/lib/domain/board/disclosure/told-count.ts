import type { DisclosureLimits } from './may-show.ts';
import type { PublicRule } from './public-indicators.ts';
import type { ToldCount } from './published-month.ts';

type Rounding = Pick<DisclosureLimits, 'smallest' | 'roundTo'>;

/**
 * A number as it is said. Zero is said only where nothing is hidden below it: a zero of the coast would tell each hidden
 * sector. It stands for visits that found or did nothing, never for a missing visit.
 */
export function toldCount(
	n: number,
	how: PublicRule['how'],
	{ smallest, roundTo }: Rounding,
	hasHidden = false,
): ToldCount {
	if (how === 'exact') return n;
	if (n === 0 && !hasHidden) return 0;
	return n < smallest ? 'few' : Math.round(n / roundTo) * roundTo;
}

/** Every whole number that is said like this lies between these two. */
export function spanOf(told: ToldCount, how: PublicRule['how'], { smallest, roundTo }: Rounding): Span {
	if (told === 'few') return { from: 0, to: smallest - 1 };
	if (how === 'exact' || told === 0) return { from: told, to: told };
	// a half is rounded up
	const from = Math.ceil(told - roundTo / 2);
	return { from: Math.max(from, smallest), to: Math.ceil(told + roundTo / 2) - 1 };
}

export interface Span {
	readonly from: number;
	readonly to: number;
}

/** In percent, from the numbers as they are said and never from the true ones. Null: one of them is not said. */
export function shareOf(part: ToldCount, whole: ToldCount): number | null {
	if (part === 'few' || whole === 'few' || whole === 0) return null;
	return Math.min(100, Math.round((part / whole) * 100));
}
