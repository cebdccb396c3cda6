import type { Language } from '../papers/paper.ts';

/** What is to be printed, as what it says: how it is set in type is the printer's. No text of it is ever markup. */
export interface PrintDocument {
	readonly title: string;
	readonly language: Language;
	readonly paper: PrintPaper;
	/** Under whose name it goes out: beside the mark, on every page. */
	readonly from: string;
	/** Small, at the foot of every page. */
	readonly foot: string;
	/** «Page {page} sur {pages}»; null: pages are not numbered. */
	readonly pageNumber: string | null;
	/** Begins with its only title. */
	readonly blocks: readonly PrintBlock[];
}

export const PRINT_PAPERS = ['a4', 'a5'] as const;
export type PrintPaper = (typeof PRINT_PAPERS)[number];

export type PrintBlock =
	| PrintTitle
	| { readonly is: 'heading'; readonly text: string }
	| { readonly is: 'paragraph'; readonly text: string; readonly look: 'plain' | 'small' | 'alert' }
	| { readonly is: 'facts'; readonly facts: readonly PrintFact[] }
	| { readonly is: 'list'; readonly items: readonly string[] }
	| PrintTable
	| PrintAddress
	| { readonly is: 'new-page' };

export interface PrintTitle {
	readonly is: 'title';
	/** What it is, above the title: «Liste d’émargement». */
	readonly over: string;
	readonly text: string;
	/** Below the title; may be empty. */
	readonly deck: string;
	/** Large, and with the places at the table: for what hangs on a wall. */
	readonly poster: boolean;
}

export interface PrintFact {
	readonly name: string;
	readonly text: string;
}

export interface PrintTable {
	readonly is: 'table';
	/** All lines, for what is written in by hand or read across; or only those between rows. */
	readonly lines: 'all' | 'rows';
	/** Repeated on every page; without any title there is no such row. */
	readonly columns: readonly PrintColumn[];
	readonly rows: readonly (readonly PrintCell[])[];
	/** Height of a row in mm, at least; null: as its text needs. */
	readonly rowHeight: number | null;
}

export interface PrintColumn {
	readonly title: string;
	/** In mm; null: shares what the others leave. */
	readonly width: number | null;
}

export interface PrintCell {
	/** None: left blank, to write in. */
	readonly lines: readonly PrintLine[];
	/** How many columns and rows it covers; the cells that it covers are left out of their rows. */
	readonly columns?: number;
	readonly rows?: number;
	readonly tinted?: boolean;
}

export interface PrintLine {
	readonly text: string;
	readonly look?: 'strong' | 'quiet';
	/** A box before it, to tick by hand. */
	readonly box?: 'empty' | 'ticked';
}

/** An address to type or to scan. */
export interface PrintAddress {
	readonly is: 'address';
	readonly heading: string;
	readonly text: string;
	readonly address: string;
}
