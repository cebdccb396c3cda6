import type { SeriesPoint } from '#lib/domain/board/series/series-points.ts';
import type { Amount } from '#lib/domain/board/series/site-day.ts';
import { INDICATOR_WORDS, METHOD_WORDS, rangeWord } from '#lib/board/item-words.ts';
import { m } from '#lib/paraglide/messages.js';
import { comma } from '#lib/ui/comma.ts';
import type { SeriesIndicator } from '#lib/protocol/views/series.ts';

export function indicatorWord(indicator: SeriesIndicator): string {
	return indicator === 'visits' ? m.item_visits() : INDICATOR_WORDS[indicator]();
}

/** « 74 », « 60 à 80, estimé », « 3 sur 12 ». */
export function amountWord(amount: Amount): string {
	if (amount.asked !== null) return m.series_days_yes({ yes: amount.most, asked: amount.asked });
	return [rangeWord(amount), ...amount.methods.map((method) => METHOD_WORDS[method]())].join(comma());
}

/** Why there is a number, or none: a missing visit is no zero. */
export function pointWord({ amount, effort }: SeriesPoint): string {
	if (amount) return amountWord(amount);
	return effort.visits === 0 ? m.series_no_visit() : m.series_not_noted();
}
