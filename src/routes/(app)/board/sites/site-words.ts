import type { SiteState } from '#lib/domain/board/site.ts';
import { m } from '#lib/paraglide/messages.js';
import type { LifeLine } from '#lib/protocol/views/sites.ts';
import { comma } from '#lib/ui/comma.ts';

export const STATE_WORDS: Readonly<Record<SiteState, () => string>> = {
	open: m.sites_state_open,
	moved: m.sites_state_moved,
	merged: m.sites_state_merged,
	evicted: m.sites_state_evicted,
	closed: m.sites_state_closed,
};

/** What happened; where another site has a part in it, its name follows. */
export const ACT_WORDS: Readonly<Record<LifeLine['act'], () => string>> = {
	opened: m.sites_act_opened,
	renamed: m.sites_act_renamed,
	moved: m.sites_act_moved,
	merged: m.sites_act_merged,
	joined: m.sites_act_joined,
	evicted: m.sites_act_evicted,
	closed: m.sites_act_closed,
	reopened: m.sites_act_reopened,
};

/** 1 Monday to 7 Sunday. */
export const WEEKDAYS: readonly { readonly day: number; readonly word: () => string }[] = [
	{ day: 1, word: m.sites_day_1 },
	{ day: 2, word: m.sites_day_2 },
	{ day: 3, word: m.sites_day_3 },
	{ day: 4, word: m.sites_day_4 },
	{ day: 5, word: m.sites_day_5 },
	{ day: 6, word: m.sites_day_6 },
	{ day: 7, word: m.sites_day_7 },
];

export function mealDaysWord(days: readonly number[]): string {
	if (days.length === 0) return m.sites_meal_days_none();
	if (days.length === WEEKDAYS.length) return m.sites_meal_days_all();
	return WEEKDAYS.filter(({ day }) => days.includes(day))
		.map(({ word }) => word())
		.join(comma());
}
