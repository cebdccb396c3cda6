import type { ItemKind } from '#lib/domain/gatherings/plan.ts';
import { m } from '#lib/paraglide/messages.js';

export const KIND_NAMES: Readonly<Record<ItemKind, () => string>> = {
	plenary: m.programme_kind_plenary,
	groups: m.programme_kind_groups,
	talk: m.programme_kind_talk,
	reading: m.programme_kind_reading,
	meal: m.programme_kind_meal,
	break: m.programme_kind_break,
	other: m.programme_kind_other,
};
