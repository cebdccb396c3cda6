import type { ReportLine } from '../board-state.ts';
import type { Indicator } from '../indicators.ts';
import { amountOverDays } from '../series/amount-over-days.ts';
import { siteDays } from '../series/site-day.ts';
import type { MonthParts } from './decide-month.ts';
import type { SitePart } from './may-show.ts';
import { PUBLIC_INDICATORS } from './public-indicators.ts';

/** Where a report belongs: the series of its site, and the number of the sector. */
export interface SeriesPlace {
	readonly series: string;
	readonly sector: number;
}

/** What each site brought to each figure. One that moved within the month belongs to where it was last. */
export function monthParts(
	reports: readonly ReportLine[],
	placeOf: (site: string) => SeriesPlace | null,
): MonthParts {
	const placed = reports.flatMap((line) => {
		const place = placeOf(line.site);
		return place ? [{ line, place }] : [];
	});
	const bySeries = Map.groupBy(placed, ({ place }) => place.series);
	const parts: Partial<Record<(typeof PUBLIC_INDICATORS)[number], SitePart[]>> = {};
	for (const [site, own] of bySeries) {
		const lines = own.map(({ line }) => line);
		const { sector } = own.toSorted((one, other) => byDay(one.line, other.line)).at(-1)!.place;
		for (const indicator of PUBLIC_INDICATORS) {
			const amount = indicator === 'visits' ? exactly(lines.length) : amountOf(lines, site, indicator);
			if (!amount) continue;
			const saying = indicator === 'visits' ? lines : lines.filter(({ answers }) => indicator in answers);
			const associations = [...new Set(saying.flatMap(({ association }) => association ?? []))];
			(parts[indicator] ??= []).push({ site, sector, associations, ...amount });
		}
	}
	return parts;
}

function amountOf(lines: readonly ReportLine[], series: string, indicator: Indicator) {
	const amount = amountOverDays(
		siteDays(lines, () => series),
		indicator,
	);
	return amount && { least: amount.least, most: amount.most };
}

function exactly(n: number) {
	return { least: n, most: n };
}

function byDay(one: ReportLine, other: ReportLine): number {
	return one.visitedOn.localeCompare(other.visitedOn) || one.seq - other.seq;
}
