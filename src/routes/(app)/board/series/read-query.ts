import { isIndicator } from '#lib/domain/board/indicators.ts';
import { isMonth, monthsBetween } from '#lib/domain/board/months.ts';
import { SERIES_BY, type SeriesAsked } from '#lib/protocol/views/series.ts';

/** What the address asks for; what it leaves out, or says in a way that can't be read, is the last twelve months of the coast. */
export function readSeriesQuery(query: URLSearchParams, today: string): SeriesAsked {
	const month = today.slice(0, 7);
	const by = SERIES_BY.find((known) => known === query.get('by')) ?? 'coast';
	const indicator = query.get('indicator') ?? '';
	const [from, to] = [query.get('from') ?? '', query.get('to') ?? ''];
	const end = isMonth(to) ? to : month;
	return {
		by,
		of: by === 'coast' ? null : query.get('of') || null,
		indicator: indicator === 'visits' || isIndicator(indicator) ? indicator : 'meals',
		from: isMonth(from) ? from : elevenMonthsBefore(end),
		to: end,
	};
}

function elevenMonthsBefore(month: string): string {
	const before = `${String(Number(month.slice(0, 4)) - 1).padStart(4, '0')}${month.slice(4)}`;
	return monthsBetween(before, month)[1]!;
}

/** The address of the same question, asked otherwise. */
export function seriesHref(asked: SeriesAsked, other: Partial<SeriesAsked>): string {
	const { by, of, indicator, from, to } = { ...asked, ...other };
	const query = new URLSearchParams({ by, indicator, from, to });
	if (of !== null) query.set('of', of);
	return `?${query}`;
}
