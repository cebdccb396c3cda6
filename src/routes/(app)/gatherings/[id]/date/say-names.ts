import { getLocale } from '#lib/paraglide/runtime.js';
import { isolated } from '#lib/ui/signing/isolated.ts';

/** «Salam, Emmaüs et Auberge», each name in its own direction. */
export function sayNames(named: readonly { readonly name: string }[]): string {
	return new Intl.ListFormat(getLocale(), { type: 'conjunction' }).format(
		named.map(({ name }) => isolated(name)),
	);
}
