import type { GatheringDate } from '#lib/domain/gatherings/gathering.ts';
import { formText } from '#lib/http/form-text.ts';

/** What DateFields.svelte sends; the use case judges it. */
export function readDateFields(form: FormData): GatheringDate {
	return {
		day: formText(form, 'day'),
		days: Number(formText(form, 'days')),
		from: formText(form, 'from'),
		to: formText(form, 'to'),
	};
}
