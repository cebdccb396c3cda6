import { FOOTNOTE_CHARACTER } from './structure.ts';
import type { Footnotes, TextNode } from './text-node.ts';

/** Ids of the footnotes that a text refers to, by first reference: the first is note 1. */
export function referencedNotes(text: TextNode): readonly string[] {
	const ids = new Set<string>();
	const visit = (node: TextNode) => {
		for (const mark of node.marks ?? []) if (mark.type === 'footnote') ids.add(String(mark.attrs?.id));
		node.content?.forEach(visit);
	};
	visit(text);
	return [...ids];
}

/** The notes that belong to a text: a reference without a note has an empty one, a note without a reference is left out. */
export function footnotesOf(text: TextNode, notes: ReadonlyMap<string, string>): Footnotes {
	return Object.fromEntries(referencedNotes(text).map((id) => [id, tidyNote(notes.get(id) ?? '')]));
}

/** A note is one line of plain text. */
function tidyNote(text: string): string {
	return text
		.toWellFormed()
		.replaceAll(FOOTNOTE_CHARACTER, '')
		.replace(/\s*[\r\n\u2028\u2029]\s*/g, ' ')
		.trim();
}
