import { formText } from '#lib/http/form-text.ts';
import type { Needs } from '#lib/protocol/views/registration.ts';

export function readNeedsForm(form: FormData): Needs {
	return {
		access: form.has('access'),
		childcare: form.has('childcare'),
		transport: form.has('transport'),
		meals: form.has('meals'),
		words: formText(form, 'words'),
	};
}
