import type { RoundPurpose } from '#lib/domain/board/round.ts';
import type { RoundsWeekView } from '#lib/protocol/views/rounds.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { comma } from '#lib/ui/comma.ts';
import { INTL } from '#lib/ui/format-date.ts';
import { isolated } from '#lib/ui/signing/isolated.ts';

const PURPOSES: Readonly<Record<RoundPurpose, () => string>> = {
	meal: m.rounds_purpose_meal,
	visit: m.rounds_purpose_visit,
	care: m.rounds_purpose_care,
	clothes: m.rounds_purpose_clothes,
	showers: m.rounds_purpose_showers,
	rights: m.rounds_purpose_rights,
	wood: m.rounds_purpose_wood,
};

export function purposeName(purpose: RoundPurpose): string {
	return PURPOSES[purpose]();
}

/** « repas, soins » */
export function sayPurposes(purposes: readonly RoundPurpose[]): string {
	return purposes.map(purposeName).join(comma());
}

/** « jeudi 16 » */
export function dayOfWeek(day: string): string {
	const locale = getLocale();
	const format = new Intl.DateTimeFormat(INTL[locale], {
		timeZone: 'UTC',
		weekday: 'long',
		day: 'numeric',
	});
	const said = format.format(new Date(`${day}T12:00:00.000Z`));
	return locale === 'fr' ? said.replace(/(^|\s)1$/u, '$11er') : said;
}

/** « 13–19 mai 2013 » */
export function sayWeek(first: string, last: string): string {
	const format = new Intl.DateTimeFormat(INTL[getLocale()], {
		timeZone: 'UTC',
		day: 'numeric',
		month: 'long',
		year: 'numeric',
	});
	return format.formatRange(new Date(`${first}T12:00:00.000Z`), new Date(`${last}T12:00:00.000Z`));
}

export function siteName({ sites }: Pick<RoundsWeekView, 'sites'>, id: string): string {
	return isolated(sites.find((site) => site.id === id)?.name ?? id);
}

export function associationName({ associations }: Pick<RoundsWeekView, 'associations'>, id: string): string {
	return isolated(associations.find((each) => each.id === id)?.name ?? id);
}
