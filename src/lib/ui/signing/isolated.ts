import { getTextDirection } from '#lib/paraglide/runtime.js';

/** Words that people wrote, set inside a sentence of ours: in a right-to-left page they keep their own direction. */
export function isolated(words: string): string {
	return getTextDirection() === 'rtl' ? `\u2068${words}\u2069` : words;
}
