import * as Y from 'yjs';
import { footnotesOf } from '#lib/domain/text/references.ts';
import { FOOTNOTES_ROOT, TEXT_ROOT } from '#lib/domain/text/structure.ts';
import type { Footnotes, TextMark, TextNode } from '#lib/domain/text/text-node.ts';
import { tidyText } from '#lib/domain/text/tidy-text.ts';
import { markName } from '../sync/declared-structure.ts';

/** The text of a live document in its one form. Needs no DOM and changes nothing in the document. */
export function readLiveText(doc: Y.Doc): { json: TextNode; footnotes: Footnotes } {
	const json = tidyText({ type: 'doc', content: readChildren(doc.getXmlFragment(TEXT_ROOT)) });
	const notes = new Map<string, string>();
	for (const [id, note] of doc.getMap(FOOTNOTES_ROOT))
		if (note instanceof Y.Text) notes.set(id, lettersOf(note));
	return { json, footnotes: footnotesOf(json, notes) };
}

function readChildren(parent: Y.XmlFragment): TextNode[] {
	return parent.toArray().flatMap((child) => {
		if (child instanceof Y.XmlText) return readRuns(child);
		return child instanceof Y.XmlElement
			? [{ type: child.nodeName, attrs: child.getAttributes(), content: readChildren(child) }]
			: [];
	});
}

function readRuns(text: Y.XmlText): TextNode[] {
	const runs = text.toDelta() as { insert: unknown; attributes?: Record<string, TextMark['attrs']> }[];
	return runs.flatMap(({ insert, attributes = {} }) => {
		if (typeof insert !== 'string') return [];
		return [{ type: 'text', text: insert, marks: Object.entries(attributes).map(toMark) }];
	});
}

function toMark([key, attrs]: [string, TextMark['attrs']]): TextMark {
	return { type: markName(key), attrs: attrs ?? {} };
}

/** Without formatting, which a note does not have. */
function lettersOf(note: Y.Text): string {
	const runs = note.toDelta() as { insert: unknown }[];
	return runs.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('');
}
