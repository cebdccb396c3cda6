/** What one site brought to one figure in a month. */
export interface SitePart {
	/** Id of the series. */
	readonly site: string;
	/** Number of the sector. */
	readonly sector: number;
	/** Whose reports say it. */
	readonly associations: readonly string[];
	readonly least: number;
	readonly most: number;
}

export interface DisclosureLimits {
	readonly smallest: number;
	readonly roundTo: number;
	readonly sites: number;
	readonly associations: number;
	readonly largestShare: number;
}

/** Too few sites, too few associations, one site makes up nearly all of it. */
export type TooClose = 'sites' | 'associations' | 'share';

/** Would the sum of these parts come too close to one site or association? Null: it may be said. */
export function tooClose(parts: readonly SitePart[], limits: DisclosureLimits): TooClose | null {
	if (parts.length < limits.sites) return 'sites';
	if (new Set(parts.flatMap(({ associations }) => associations)).size < limits.associations)
		return 'associations';
	for (const end of ['least', 'most'] as const) {
		const total = sumOf(parts, end);
		if (parts.some((part) => part[end] > limits.largestShare * total)) return 'share';
	}
	return null;
}

export function sumOf(parts: readonly SitePart[], end: 'least' | 'most'): number {
	return parts.reduce((sum, part) => sum + part[end], 0);
}
