import type { Indicator } from '../../domain/board/indicators.ts';
import type { SeriesPoint } from '../../domain/board/series/series-points.ts';

/** What a series is of: the whole coast, or one or all of the sectors, sites or associations. */
export const SERIES_BY = ['coast', 'sector', 'site', 'association'] as const;
export type SeriesBy = (typeof SERIES_BY)[number];

/** `visits`: how often somebody went, which is itself the effort. */
export type SeriesIndicator = 'visits' | Indicator;

export interface SeriesAsked {
	readonly by: SeriesBy;
	/** Id of the sector, site or association; null: each of them, side by side. */
	readonly of: string | null;
	readonly indicator: SeriesIndicator;
	/** YYYY-MM, both included. One month is shown day by day, several month by month. */
	readonly from: string;
	readonly to: string;
}

/** Reports of the network, added up. What an association keeps for itself is not in it. */
export interface SeriesView {
	readonly asked: SeriesAsked;
	readonly step: 'month' | 'day';
	readonly lines: readonly SeriesLine[];
	/** Months that were validated. */
	readonly locked: readonly string[];
	/** What can be chosen; sites by the id of their series, by name. */
	readonly choices: Readonly<Record<Exclude<SeriesBy, 'coast'>, readonly SeriesChoice[]>>;
}

export interface SeriesChoice {
	readonly id: string;
	readonly name: string;
	/** Of a sector. */
	readonly number?: number;
}

export interface SeriesLine extends SeriesChoice {
	readonly points: readonly SeriesPoint[];
}
