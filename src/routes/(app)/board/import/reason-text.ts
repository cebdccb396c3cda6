import type { ImportReason } from '#lib/domain/board/import/old-form.ts';
import { m } from '#lib/paraglide/messages.js';

export const REASON_TEXT: Readonly<Record<ImportReason, () => string>> = {
	'day-unreadable': m.import_reason_day_unreadable,
	'day-ahead': m.import_reason_day_ahead,
	'day-before-site': m.import_reason_day_before_site,
	'day-after-site': m.import_reason_day_after_site,
	'month-locked': m.import_reason_month_locked,
	'site-unknown': m.import_reason_site_unknown,
	'association-unknown': m.import_reason_association_unknown,
	'meals-unreadable': m.import_reason_meals_unreadable,
	'present-unreadable': m.import_reason_present_unreadable,
	'pass-unreadable': m.import_reason_pass_unreadable,
	'nothing-counted': m.import_reason_nothing_counted,
};
