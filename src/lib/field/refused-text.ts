import { m } from '#lib/paraglide/messages.js';
import type { RefusedParcel } from '#lib/outbox/parcel.ts';

/**
 * What somebody can do about a report that the server refused. `edit`: it was never received, and can be put right ·
 * `choose`: the server has two versions and somebody says which one stands · `anew`: its id is somebody else's ·
 * `ask`: the coordinator can help.
 */
export type Remedy = 'edit' | 'choose' | 'anew' | 'ask';

export function remedyOf({ code, reason }: RefusedParcel): Remedy {
	if (code === 'conflict') return reason === 'report-id-taken' ? 'anew' : 'choose';
	return code === 'invalid' || code === 'too-large' ? 'edit' : 'ask';
}

/** Why, in a sentence: of the field that the server names, or of the code. */
export function refusedText(refused: RefusedParcel): string {
	const reason = refused.reason.split(': ').at(-1)!;
	const text = REASONS[reason] ?? REMEDY_TEXTS[remedyOf(refused)];
	return text();
}

const REASONS: Readonly<Record<string, () => string>> = {
	'report-day': m.field_refused_day,
	'report-day-ahead': m.field_refused_day_ahead,
	'report-day-early': m.field_refused_day_early,
	'report-site': m.field_refused_site,
	'report-form': m.field_refused_form,
	'report-form-old': m.field_refused_form,
	'report-not-sharing': m.field_refused_not_sharing,
};

const REMEDY_TEXTS: Readonly<Record<Remedy, () => string>> = {
	edit: m.field_refused_edit,
	choose: m.field_refused_choose,
	anew: m.field_refused_anew,
	ask: m.field_refused_ask,
};
