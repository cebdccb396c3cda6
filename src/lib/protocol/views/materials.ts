import type { Language } from '../../domain/papers/paper.ts';
import type { Footnotes, TextNode } from '../../domain/text/text-node.ts';

/** The materials that this reader may see, in their order. */
export interface MaterialsView {
	readonly materials: readonly MaterialRow[];
	readonly may: { readonly organise: boolean };
}

export interface MaterialRow {
	readonly id: string;
	readonly label: string;
	readonly isPublic: boolean;
	/** Of a link; null: a paper. */
	readonly href: string | null;
	/** Id of the paper, for those who may open it; null: a link, or only its published text is for this reader. */
	readonly paper: string | null;
}

/** A paper as it was made public: one frozen version. */
export interface MaterialText {
	readonly label: string;
	readonly version: number;
	readonly language: Language;
	readonly json: TextNode;
	readonly footnotes: Footnotes;
}
