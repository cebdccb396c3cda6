import { getLocale } from '#lib/paraglide/runtime.js';

/** Between the parts of a line, in the reader's script. */
export function comma(): string {
	return getLocale() === 'ar' ? '، ' : ', ';
}
