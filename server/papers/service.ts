import type { Actor } from '#lib/domain/actor.ts';
import type { Language, Paper, PaperKind, PaperState } from '#lib/domain/papers/paper.ts';
import type { Footnotes, TextNode } from '#lib/domain/text/text-node.ts';
import type { PaperRow, PaperView } from '#lib/protocol/views/papers.ts';

/** The working groups' texts. Every method asks `can` with its actor and throws Refusal. */
export interface PapersService {
	list(actor: Actor, filter?: PaperFilter): Promise<readonly PaperRow[]>;
	read(actor: Actor, id: string): Promise<PaperView>;
	/** Makes the paper and fills its live document with `filledWith`, or from the template of its kind. */
	create(
		actor: Actor,
		input: { title: string; kind: PaperKind; language: Language; group: string; filledWith?: TextNode },
	): Promise<Paper>;
	rename(actor: Actor, id: string, title: string): Promise<void>;
	archive(actor: Actor, id: string, archived: boolean): Promise<void>;
	/** The live text at one committed point of its log. */
	text(actor: Actor, id: string): Promise<LiveText>;
	/** For sync: the paper behind a live document, or null. Asks nobody: the caller must. */
	ofDocument(document: string): Promise<Paper | null>;
	/** For signing inside the server: the paper, or null. Asks nobody: the caller must. */
	find(id: string): Promise<Paper | null>;
	/** For freezing inside the server: the live text of a paper. Asks nobody: the caller must. */
	textOf(paper: Paper): Promise<LiveText>;
}

export interface PaperFilter {
	readonly group?: string;
	readonly kind?: PaperKind;
	readonly language?: Language;
	readonly state?: PaperState;
}

export interface LiveText {
	readonly json: TextNode;
	/** Texts of the footnotes that the text refers to. */
	readonly footnotes: Footnotes;
	/** Canonical Markdown: UTF-8, NFC, LF, one final newline. */
	readonly markdown: string;
	/** Log sequence that this text stands at. */
	readonly sequence: number;
	readonly words: number;
}
