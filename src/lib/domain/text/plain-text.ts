import { CONTENT, FOOTNOTE_CHARACTER } from './structure.ts';
import type { TextNode } from './text-node.ts';

/** The words of a text: one line a paragraph, heading or cell; no footnotes. */
export function plainText(node: TextNode): string {
	return linesOf(node).join('\n');
}

function linesOf(node: TextNode): readonly string[] {
	if (CONTENT[node.type] === 'text') {
		const line = lineOf(node);
		return line ? [line] : [];
	}
	return (node.content ?? []).flatMap(linesOf);
}

/** The words of one paragraph or heading. */
export function lineOf(node: TextNode): string {
	const text = (node.content ?? []).map((child) => child.text ?? '').join('');
	return text
		.replaceAll(FOOTNOTE_CHARACTER, '')
		.replace(/[\t\n\r ]+/g, ' ')
		.trim();
}
