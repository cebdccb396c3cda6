import type { TextStructure } from '#lib/domain/text/structure.ts';

/** What a live document may hold. Updates that would bring in anything else are refused before they are applied. */
export interface DeclaredStructure extends Pick<TextStructure, 'elements' | 'marks'> {
	readonly roots: Readonly<Record<string, TextStructure['roots'][string] | ValuesRoot | WordsRoot>>;
	/** Pages that know an older one are told to reload. */
	readonly schema: number;
	/** What its presence may carry as `at`, beside a caret: as much of it as is allowed, or null. */
	readonly readAt?: (value: unknown) => unknown;
}

/** A map of plain JSON values. */
export interface ValuesRoot {
	readonly kind: 'values';
	readonly accepts: (key: string, value: unknown) => boolean;
}

/** A map of shared texts. */
export interface WordsRoot {
	readonly kind: 'words';
	readonly accepts: (key: string) => boolean;
	/** Characters of one text. */
	readonly longest: number;
}

/** Own names only: `constructor` is not declared by accident. */
export function declared<T>(names: Readonly<Record<string, T>>, name: string): T | undefined {
	return Object.hasOwn(names, name) ? names[name] : undefined;
}

/** y-tiptap writes marks that may overlap themselves as `name--hash`. */
export function markName(key: string): string {
	return key.replace(/--[a-zA-Z0-9+/=]{8}$/, '');
}
