import type { Choice, EstimateMethod, FormItem, Labels } from '#lib/domain/board/form.ts';
import { isIndicator, type Indicator } from '#lib/domain/board/indicators.ts';
import type { NeedItem } from '#lib/domain/board/need.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';

/** The words of what every form means the same by. */
export const INDICATOR_WORDS: Readonly<Record<Indicator, () => string>> = {
	meals: m.item_meals,
	present: m.item_present,
	pass: m.item_pass,
	minors: m.item_minors,
	arrests: m.item_arrests,
	showers: m.item_showers,
	clothes: m.item_clothes,
	volunteers: m.item_volunteers,
	hours: m.item_hours,
	kilometres: m.item_kilometres,
	water: m.item_water,
	toilets: m.item_toilets,
	rubbish: m.item_rubbish,
	needs: m.item_needs,
};

export const NEED_WORDS: Readonly<Record<NeedItem, () => string>> = {
	blankets: m.item_need_blankets,
	water: m.item_need_water,
	shoes: m.item_need_shoes,
	clothes: m.item_need_clothes,
	tents: m.item_need_tents,
	care: m.item_need_care,
	wood: m.item_need_wood,
	food: m.item_need_food,
	hygiene: m.item_need_hygiene,
	charging: m.item_need_charging,
	transport: m.item_need_transport,
	information: m.item_need_information,
};

export const METHOD_WORDS: Readonly<Record<EstimateMethod, () => string>> = {
	counted: m.item_counted,
	estimated: m.item_estimated,
	told: m.item_told,
};

/** What an item asks, in the page's language; French where that one is missing. */
export function itemWord({ id, label }: Pick<FormItem, 'id' | 'label'>): string {
	return isIndicator(id) ? INDICATOR_WORDS[id]() : labelWord(label, id);
}

export function choiceWord({ id, label }: Choice): string {
	return Object.hasOwn(NEED_WORDS, id) && !label.fr ? NEED_WORDS[id as NeedItem]() : labelWord(label, id);
}

function labelWord(label: Labels, id: string): string {
	return label[getLocale()] || label.fr || id;
}

/** « 70 », « 60 à 80 » */
export function rangeWord({ least, most }: { readonly least: number; readonly most: number }): string {
	return least === most ? String(least) : m.item_range({ least, most });
}
