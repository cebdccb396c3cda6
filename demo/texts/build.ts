import type { Footnotes, TextMark, TextNode } from '#lib/domain/text/text-node.ts';

/** A text of the example network, as data: what the editor would have written. */
export interface DemoText {
	readonly node: TextNode;
	readonly footnotes: Footnotes;
}

type Inline = string | TextNode;

/** French typography of a plainly typed sentence: ’, no-break spaces inside « », before : and before ; ! ? */
export function typeset(text: string): string {
	return text
		.replace(/'/g, '’')
		.replace(/« /g, '«\u00a0')
		.replace(/ »/g, '\u00a0»')
		.replace(/ :/g, '\u00a0:')
		.replace(/ ([;!?])/g, '\u202f$1');
}

export const h2 = (text: string) => heading(2, text);
export const h3 = (text: string) => heading(3, text);
export const p = (...content: Inline[]): TextNode => ({ type: 'paragraph', content: inline(content) });
export const quote = (...content: Inline[]): TextNode => ({ type: 'blockquote', content: [p(...content)] });
export const bullets = (...items: Inline[][]): TextNode => ({
	type: 'bulletList',
	content: items.map(listItem),
});
export const numbers = (...items: Inline[][]): TextNode => ({
	type: 'orderedList',
	content: items.map(listItem),
});
export const bold = (text: string) => marked(text, { type: 'bold' });
export const italic = (text: string) => marked(text, { type: 'italic' });
export const link = (text: string, href: string) => marked(text, { type: 'link', attrs: { href } });
/** A reference to the footnote of this id; its text goes into `text(…, footnotes)`. */
export const note = (id: string): TextNode => ({
	type: 'text',
	text: '\ufffc',
	marks: [{ type: 'footnote', attrs: { id } }],
});

/** First row: headers. */
export function table(...rows: string[][]): TextNode {
	return {
		type: 'table',
		content: rows.map((cells, index) => ({
			type: 'tableRow',
			content: cells.map((cell) => ({ type: index === 0 ? 'tableHeader' : 'tableCell', content: [p(cell)] })),
		})),
	};
}

export function text(content: readonly TextNode[], footnotes: Record<string, string> = {}): DemoText {
	return {
		node: { type: 'doc', content },
		footnotes: Object.fromEntries(Object.entries(footnotes).map(([id, words]) => [id, typeset(words)])),
	};
}

function heading(level: number, words: string): TextNode {
	return { type: 'heading', attrs: { level }, content: inline([words]) };
}

function listItem(content: Inline[]): TextNode {
	return { type: 'listItem', content: [p(...content)] };
}

function marked(words: string, mark: TextMark): TextNode {
	return { type: 'text', text: typeset(words), marks: [mark] };
}

function inline(content: readonly Inline[]): TextNode[] {
	return content.map((part) => (typeof part === 'string' ? { type: 'text', text: typeset(part) } : part));
}
