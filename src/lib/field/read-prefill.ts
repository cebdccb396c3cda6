import type { Prefill } from './draft.ts';

/** `?site=…&round=…&day=YYYY-MM-DD`; what is not in its form is left out. */
export function readPrefill(parameters: URLSearchParams): Prefill {
	const read = (name: string, form: RegExp) => {
		const value = parameters.get(name);
		return value !== null && form.test(value) ? value : null;
	};
	return {
		site: read('site', /^[a-z0-9-]{1,80}$/),
		round: read('round', /^v[a-zA-Z0-9]{11}$/),
		day: read('day', /^\d{4}-\d{2}-\d{2}$/),
	};
}
