import type { FormItem } from './form.ts';
import { INDICATORS, type Indicator } from './indicators.ts';
import { NEED_ITEMS } from './need.ts';

/** What is asked at a site until somebody changes its form. */
export const STANDARD_ITEMS: readonly FormItem[] = (
	['meals', 'present', 'pass', 'needs', 'water'] as const
).map(knownItem);

/** A known indicator as an item of a form. */
export function knownItem(indicator: Indicator): FormItem {
	const { kind } = INDICATORS[indicator];
	const item: FormItem = { id: indicator, kind, label: {}, when: null };
	if (indicator !== 'needs') return item;
	return { ...item, choices: NEED_ITEMS.map((id) => ({ id, label: {} })), several: true };
}
