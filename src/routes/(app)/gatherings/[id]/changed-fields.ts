import { formText } from '#lib/http/form-text.ts';

/**
 * Of these fields, those that say something else than when the form was shown (its hidden `was.<name>`): what somebody else
 * wrote meanwhile into the others is not written over.
 */
export function changedFields<N extends string>(
	form: FormData,
	names: readonly N[],
): Partial<Record<N, string>> {
	const changed = names.filter(
		(name) =>
			!form.has(`was.${name}`) || plain(formText(form, name)) !== plain(formText(form, `was.${name}`)),
	);
	return Object.fromEntries(changed.map((name) => [name, formText(form, name)])) as Partial<
		Record<N, string>
	>;
}

/** The same for boxes of one name: which were ticked, which were unticked. */
export function changedBoxes(form: FormData, name: string): { add: string[]; remove: string[] } {
	const now = new Set(form.getAll(name).map(String));
	const before = new Set(formText(form, `was.${name}`).split(' ').filter(Boolean));
	return {
		add: [...now].filter((each) => !before.has(each)),
		remove: [...before].filter((each) => !now.has(each)),
	};
}

/** Hidden fields for what a form begins with. */
export function asWas(values: Readonly<Record<string, string | readonly string[]>>): Record<string, string> {
	return Object.fromEntries(
		Object.entries(values).map(([name, value]) => [
			`was.${name}`,
			typeof value === 'string' ? value : value.join(' '),
		]),
	);
}

// forms send line ends as CRLF
function plain(text: string): string {
	return text.replace(/\r\n?/g, '\n');
}
