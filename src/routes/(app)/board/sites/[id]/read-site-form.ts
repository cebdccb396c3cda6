import { formText } from '#lib/http/form-text.ts';
import { plainDigits } from '#lib/domain/board/digits.ts';
import type { LifeChange, PlaceInput } from '#lib/protocol/views/sites.ts';

/** What is to happen to the site; null: nothing that there is. */
export function readLifeChange(form: FormData): LifeChange | null {
	const act = formText(form, 'act');
	const on = formText(form, 'on');
	switch (act) {
		case 'moved':
			return { act, on, name: formText(form, 'name'), sector: formText(form, 'sector') };
		case 'merged':
			return { act, on, into: formText(form, 'into') };
		case 'evicted':
		case 'closed':
		case 'reopened':
			return { act, on };
		default:
			return null;
	}
}

/** Degrees as people write them, with a comma or a point, in any digits; what can't be read is no number. */
export function readPlace(form: FormData): PlaceInput {
	const degrees = (name: string) => {
		const typed = plainDigits(formText(form, name)).trim().replace(',', '.').replace('−', '-');
		return /^-?\d{1,3}(?:\.\d+)?$/.test(typed) ? Number(typed) : NaN;
	};
	return { latitude: degrees('latitude'), longitude: degrees('longitude'), way: formText(form, 'way') };
}
