import type { ImportReason, OldReport } from '#lib/domain/board/import/old-form.ts';

/** What an import would do, or did. */
export interface ImportPreview {
	readonly file: string;
	/** In the order of the file. */
	readonly lines: readonly ImportedLine[];
	/** Of the sites and associations that the lines name, by id. */
	readonly names: Readonly<Record<string, string>>;
	readonly done: boolean;
}

export type ImportedLine =
	/** `known`: it was imported before, and stays as it is. */
	| { readonly kind: 'new' | 'known'; readonly line: number; readonly report: OldReport }
	| { readonly kind: 'refused'; readonly line: number; readonly reasons: readonly ImportReason[] };
