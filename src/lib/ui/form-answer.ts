/** What a page's `form` holds after a refused action; loose enough for the ActionData of every route. */
export type FormAnswer =
	| {
			/** `text`: the reason in words; without it the page says the reason by itself. */
			readonly refused?: { readonly code: string; readonly reason: string; readonly text?: string };
			readonly values?: Readonly<Record<string, string>>;
	  }
	| null
	| undefined;

/**
 * The answer when it is for this part of the page. A page with several forms names each in a hidden field `part`,
 * so that a refusal is shown where it was asked.
 */
export function answerTo(form: FormAnswer, part: string | undefined): FormAnswer {
	return part === undefined || form?.values?.part === part ? form : null;
}
