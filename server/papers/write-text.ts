import * as Y from 'yjs';
import { FOOTNOTES_ROOT, TEXT_ROOT } from '#lib/domain/text/structure.ts';
import type { Footnotes, TextMark, TextNode } from '#lib/domain/text/text-node.ts';
import { tidyText } from '#lib/domain/text/tidy-text.ts';

/** Puts this text in the place of what the live document holds, as the editor would have written it. */
export function writeText(doc: Y.Doc, text: TextNode, footnotes: Footnotes): void {
	const root = doc.getXmlFragment(TEXT_ROOT);
	const notes = doc.getMap(FOOTNOTES_ROOT);
	doc.transact(() => {
		root.delete(0, root.length);
		root.insert(0, (tidyText(text).content ?? []).map(toElement));
		for (const id of [...notes.keys()]) notes.delete(id);
		for (const [id, words] of Object.entries(footnotes)) notes.set(id, new Y.Text(words));
	});
}

/** One block as the editor writes it, not yet in a document. */
export function toElement(node: TextNode): Y.XmlElement {
	const element = new Y.XmlElement(node.type);
	// Yjs keeps any JSON value; its types know strings only
	for (const [name, value] of Object.entries(node.attrs ?? {})) element.setAttribute(name, value as string);
	const content = node.content ?? [];
	if (content.length > 0)
		element.insert(0, content[0]!.type === 'text' ? [toRuns(content)] : content.map(toElement));
	return element;
}

function toRuns(runs: readonly TextNode[]): Y.XmlText {
	const text = new Y.XmlText();
	text.applyDelta(runs.map(({ text: insert, marks }) => ({ insert, attributes: toAttributes(marks) })));
	return text;
}

function toAttributes(marks: readonly TextMark[] = []): Record<string, unknown> {
	return Object.fromEntries(marks.map(({ type, attrs }) => [type, attrs ?? {}]));
}
