/**
 * What a live document may hold. Updates that would bring in anything else are refused before they are applied.
 * Names are own keys: `constructor` is not declared by accident.
 */
export interface DeclaredStructure {
	/** Root types. An XmlFragment holds elements and text; a Map holds one Y.Text a key. */
	readonly roots: Readonly<Record<string, 'XmlFragment' | 'Map'>>;
	readonly elements: Readonly<Record<string, DeclaredElement>>;
	/** Formatting of text by mark name. A mark can always be ended (value null). */
	readonly marks: Readonly<Record<string, ValueTest>>;
}

export interface DeclaredElement {
	readonly attributes: Readonly<Record<string, ValueTest>>;
}

export type ValueTest = (value: unknown) => boolean;

export function declared<T>(names: Readonly<Record<string, T>>, name: string): T | undefined {
	return Object.hasOwn(names, name) ? names[name] : undefined;
}

/** y-tiptap writes marks that may overlap themselves as `name--hash`. */
export function markName(key: string): string {
	return key.replace(/--[a-zA-Z0-9+/=]{8}$/, '');
}
