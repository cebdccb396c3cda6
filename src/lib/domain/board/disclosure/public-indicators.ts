import { INDICATORS, type Indicator } from '../indicators.ts';

/** What the public may be told of an indicator, and how. `visits` is counted from the reports themselves. */
export interface PublicRule {
	/** `coast`: only for the whole coast; `sectors`: for each sector that may be shown too. */
	readonly where: 'coast' | 'sectors';
	/** About people: small ones are not said, others are rounded. */
	readonly how: 'rounded' | 'exact';
}

export type PublicIndicator = 'visits' | Indicator;

/** Null: the public is not told. */
export function publicRule(indicator: PublicIndicator): PublicRule | null {
	if (indicator === 'visits') return { where: 'sectors', how: 'exact' };
	const { kind, people, sensitive } = INDICATORS[indicator];
	if (kind !== 'count' && kind !== 'estimate') return null;
	return { where: sensitive ? 'coast' : 'sectors', how: people ? 'rounded' : 'exact' };
}

/** Effort first: nothing is told without it. */
export const PUBLIC_INDICATORS: readonly PublicIndicator[] = [
	'visits',
	...(Object.keys(INDICATORS) as Indicator[]).filter((indicator) => publicRule(indicator) !== null),
];
