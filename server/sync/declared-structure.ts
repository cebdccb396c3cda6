import type { TextStructure } from '#lib/domain/text/structure.ts';

/** What a live document may hold. Updates that would bring in anything else are refused before they are applied. */
export type DeclaredStructure = TextStructure;

/** Own names only: `constructor` is not declared by accident. */
export function declared<T>(names: Readonly<Record<string, T>>, name: string): T | undefined {
	return Object.hasOwn(names, name) ? names[name] : undefined;
}

/** y-tiptap writes marks that may overlap themselves as `name--hash`. */
export function markName(key: string): string {
	return key.replace(/--[a-zA-Z0-9+/=]{8}$/, '');
}
