import type { FormAnswer } from '#lib/ui/form-answer.ts';

/** What the page's `form` holds: a refusal, or the name of what was done. */
export type EditAnswer = (NonNullable<FormAnswer> & { readonly done?: string }) | null | undefined;
