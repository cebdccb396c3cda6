import type { Language } from '#lib/domain/papers/paper.ts';

/** How a new text of one kind begins, in each language. */
export type Template = Readonly<Record<Language, readonly TemplateLine[]>>;

/** A heading, a paragraph to keep, or a hint (in italics) to replace by one's own words. */
export type TemplateLine =
	{ readonly heading: string } | { readonly paragraph: string } | { readonly hint: string };
