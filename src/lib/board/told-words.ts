import type { PublicIndicator } from '#lib/domain/board/disclosure/public-indicators.ts';
import type { Told, ToldCount } from '#lib/domain/board/disclosure/published-month.ts';
import { THRESHOLDS } from '#lib/domain/board/thresholds.ts';
import { m } from '#lib/paraglide/messages.js';
import { INDICATOR_WORDS, rangeWord } from './item-words.ts';

export function publicWord(indicator: PublicIndicator): string {
	return indicator === 'visits' ? m.item_visits() : INDICATOR_WORDS[indicator]();
}

/** « 45 », « 40 à 60 », « moins de 11 », « trop peu de sites », « pas de visite ». */
export function toldWord(told: Told): string {
	switch (told.kind) {
		case 'told':
			return saidWord(told.least, told.most);
		case 'hidden':
			return m.public_hidden();
		case 'no-visit':
			return m.series_no_visit();
		case 'unasked':
			return m.series_not_noted();
	}
}

function saidWord(least: ToldCount, most: ToldCount): string {
	if (typeof least === 'number' && typeof most === 'number') return rangeWord({ least, most });
	if (least === most) return countWord(least);
	return m.item_range({ least: countWord(least), most: countWord(most) });
}

export function countWord(count: ToldCount): string {
	return count === 'few' ? m.public_few({ smallest: THRESHOLDS.smallest }) : String(count);
}
