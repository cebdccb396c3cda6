import { INDICATORS, type Indicator } from '../indicators.ts';
import { add, amountOfDay, type Amount, type SiteDay } from './site-day.ts';

/**
 * What several site-days come to: what happened is summed. People who are there are not summed over days, since they are the
 * same people: of each site the median of its days stands, and different sites are put together. Null: nobody was asked.
 */
export function amountOverDays(days: readonly SiteDay[], indicator: Indicator): Amount | null {
	const bySite = Map.groupBy(days, ({ series }) => series);
	const amounts = [...bySite.values()].flatMap((same) => amountOfSite(same, indicator) ?? []);
	return amounts.length === 0 ? null : amounts.reduce(add);
}

function amountOfSite(days: readonly SiteDay[], indicator: Indicator): Amount | null {
	const amounts = days.flatMap(({ reports }) => amountOfDay(reports, indicator) ?? []);
	if (amounts.length === 0) return null;
	const all = amounts.reduce(add);
	if (!isStock(indicator)) return all;
	return {
		...all,
		least: Math.floor(median(amounts.map(({ least }) => least))),
		most: Math.ceil(median(amounts.map(({ most }) => most))),
	};
}

/** People who are there, day after day; everything else is something that happened on a day. */
export function isStock(indicator: Indicator): boolean {
	return INDICATORS[indicator].kind === 'estimate';
}

function median(values: readonly number[]): number {
	const sorted = values.toSorted((one, other) => one - other);
	const middle = Math.floor(sorted.length / 2);
	return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
