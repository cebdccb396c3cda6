import type { ChartAmount } from '#lib/charts/chart.ts';
import type { PublicIndicator } from '#lib/domain/board/disclosure/public-indicators.ts';
import type { PublishedMonth, Told } from '#lib/domain/board/disclosure/published-month.ts';
import { shareOf } from '#lib/domain/board/disclosure/told-count.ts';
import { monthsOf } from '#lib/domain/board/months.ts';

export const EFFORT = [
	'visits',
	'volunteers',
	'hours',
	'kilometres',
] as const satisfies readonly PublicIndicator[];

/** A month of a figure's year; nothing was published of it where the coast is null. */
export interface YearRow {
	readonly month: string;
	readonly version: number;
	readonly publishedOn: string;
	readonly coast: Told | null;
	readonly sectors: readonly SectorCell[];
	/** What the volunteers did: without it the figure can't be read. */
	readonly effort: Readonly<Partial<Record<PublicIndicator, Told>>>;
}

export interface SectorCell {
	readonly number: number;
	readonly told: Told | null;
	/** In percent of the coast, from what is said of both; null: not known. */
	readonly share: number | null;
}

export function yearRows(
	year: string,
	months: readonly PublishedMonth[],
	indicator: PublicIndicator,
): readonly YearRow[] {
	const numbers = sectorsOf(months, indicator);
	return monthsOf(year).map((month) => {
		const published = months.find((each) => each.month === month);
		const figure = published?.figures[indicator];
		const coast = figure?.coast ?? null;
		return {
			month,
			version: published?.version ?? 0,
			publishedOn: published?.publishedOn ?? '',
			coast,
			sectors: numbers.map((number) => {
				const told = figure?.sectors[number] ?? null;
				return { number, told, share: shareIn(told, coast) };
			}),
			effort: Object.fromEntries(
				EFFORT.flatMap((each) => (published?.figures[each] ? [[each, published.figures[each].coast]] : [])),
			),
		};
	});
}

/** Sectors that some month says something of, by number. */
export function sectorsOf(months: readonly PublishedMonth[], indicator: PublicIndicator): readonly number[] {
	const numbers = months.flatMap(({ figures }) => Object.keys(figures[indicator]?.sectors ?? {}).map(Number));
	return [...new Set(numbers)].toSorted((one, other) => one - other);
}

export function isTold(months: readonly PublishedMonth[], indicator: PublicIndicator): boolean {
	return months.some(({ figures }) => {
		const figure = figures[indicator];
		return figure && [figure.coast, ...Object.values(figure.sectors)].some(({ kind }) => kind === 'told');
	});
}

/** What can be drawn: a number that is not said has no height. */
export function drawn(told: Told | null): ChartAmount | null {
	if (told?.kind !== 'told' || told.least === 'few' || told.most === 'few') return null;
	return { least: told.least, most: told.most };
}

function shareIn(part: Told | null, whole: Told | null): number | null {
	if (part?.kind !== 'told' || whole?.kind !== 'told') return null;
	// of an estimate the upper ends are compared
	return shareOf(part.most, whole.most);
}
