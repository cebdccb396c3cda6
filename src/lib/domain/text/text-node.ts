/** A text as ProseMirror JSON: what freezing, export and display read, whatever model holds the live text. */
export interface TextNode {
	readonly type: string;
	readonly attrs?: Readonly<Record<string, unknown>>;
	readonly content?: readonly TextNode[];
	readonly text?: string;
	readonly marks?: readonly TextMark[];
}

export interface TextMark {
	readonly type: string;
	readonly attrs?: Readonly<Record<string, unknown>>;
}

/** Footnote texts by the id that the reference mark carries. */
export type Footnotes = Readonly<Record<string, string>>;
