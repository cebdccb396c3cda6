import { lineOf } from './plain-text.ts';
import type { TextNode } from './text-node.ts';

export interface OutlineEntry {
	/** 1 for the first heading of the text. */
	readonly number: number;
	readonly level: number;
	readonly title: string;
	/** Where the heading stands: index in the text, then in its child, and so on. */
	readonly path: readonly number[];
}

/** The headings in the order of the text; one without a letter leads nowhere and is left out. */
export function outline(text: TextNode): readonly OutlineEntry[] {
	const entries: OutlineEntry[] = [];
	const visit = (node: TextNode, path: readonly number[]) => {
		if (node.type === 'heading') {
			const title = lineOf(node);
			if (title)
				entries.push({ number: entries.length + 1, level: Number(node.attrs?.level ?? 1), title, path });
			return;
		}
		node.content?.forEach((child, index) => visit(child, [...path, index]));
	};
	visit(text, []);
	return entries;
}
