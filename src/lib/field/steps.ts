import { LARGEST_COUNT, type Answer, type EstimateMethod } from '#lib/domain/board/form.ts';

export type Estimate = Extract<Answer, { kind: 'estimate' }>;

/** One more or one less than what stands there, or than what is proposed. */
export function stepped(n: number | null, start: number | null, by: 1 | -1): number {
	const from = n ?? start;
	// less than nothing known is nothing: it was looked at, and there is none
	if (from === null) return by > 0 ? 1 : 0;
	return Math.min(LARGEST_COUNT, Math.max(0, from + by));
}

/** « At least » and « at most » never cross; the one that nobody has touched goes along with the other. */
export function withBound(
	answer: Estimate | null,
	bound: 'least' | 'most',
	n: number | null,
	method: EstimateMethod,
): Estimate | null {
	if (n === null) return null;
	if (!answer) return { kind: 'estimate', least: n, most: n, method };
	return bound === 'least'
		? { ...answer, least: n, most: Math.max(n, answer.most) }
		: { ...answer, least: Math.min(n, answer.least), most: n };
}
