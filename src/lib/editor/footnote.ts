import { Mark } from '@tiptap/core';
import type { Node, Slice } from '@tiptap/pm/model';
import { Fragment, Slice as SliceOf } from '@tiptap/pm/model';
import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { FOOTNOTE_CHARACTER, isFootnoteId } from '#lib/domain/text/structure.ts';
import { noteElementId } from './note-element-id.ts';

export interface FootnoteOptions {
	/** The words for "note 3", read aloud at the reference. */
	readonly label: (number: number) => string;
	/** The reference with this id was clicked. */
	readonly onOpen: (id: string) => void;
	/** Chooses the id of a pasted reference; `id` is the note that was copied. */
	readonly onCopied: (id: string) => string | null;
}

/**
 * A reference to a note: mark `footnote` with the note's id on one character, because a mark merges well where an inline
 * node doubles the text after it. The note's text is in the document's map of footnotes.
 */
export const Footnote = Mark.create<FootnoteOptions>({
	name: 'footnote',
	inclusive: false,

	addOptions() {
		return { label: String, onOpen: () => {}, onCopied: () => null };
	},
	addAttributes() {
		return {
			id: {
				default: null,
				parseHTML: (element) => element.getAttribute('data-footnote'),
				renderHTML: ({ id }) => ({ 'data-footnote': id as string }),
			},
		};
	},
	parseHTML() {
		return [{ tag: 'sup[data-footnote]' }];
	},
	renderHTML({ HTMLAttributes }) {
		return ['sup', HTMLAttributes, 0];
	},
	addProseMirrorPlugins() {
		const { label, onOpen, onCopied } = this.options;
		return [
			new Plugin<DecorationSet>({
				key: numbering,
				state: {
					init: (_config, state) => decorate(state.doc, label),
					apply: (tr, old) => (tr.docChanged ? decorate(tr.doc, label) : old),
				},
				props: {
					decorations: (state: EditorState) => numbering.getState(state),
					handleClick(view, pos, event) {
						const target = event.target instanceof Element ? event.target.closest('[data-footnote]') : null;
						const id = target?.getAttribute('data-footnote');
						if (id) onOpen(id);
						return Boolean(id);
					},
					transformPasted: (slice) => takeReferences(slice, onCopied),
				},
			}),
		];
	},
});

const numbering = new PluginKey<DecorationSet>('footnote-numbers');

export interface Reference {
	readonly id: string;
	/** Position of the reference's character. */
	readonly pos: number;
}

/** The references in the order of the text. One note may be referred to twice (a merge of two moves). */
export function listReferences(doc: Node): Reference[] {
	const references: Reference[] = [];
	doc.descendants((node, pos) => {
		const id = footnoteOf(node);
		if (id !== null) references.push({ id, pos });
	});
	return references;
}

/** Number of each note that is referred to: 1, 2, … by first reference. */
export function numberNotes(references: readonly Reference[]): ReadonlyMap<string, number> {
	const numbers = new Map<string, number>();
	for (const { id } of references) if (!numbers.has(id)) numbers.set(id, numbers.size + 1);
	return numbers;
}

/**
 * What is pasted refers to notes of its own: each reference gets the id that `copy` answers for it, or is left out when
 * it answers null. A stray reference character goes, and the mark on any other text.
 */
export function takeReferences(slice: Slice, copy: (id: string) => string | null): Slice {
	return new SliceOf(takeFrom(slice.content, copy), slice.openStart, slice.openEnd);
}

function takeFrom(fragment: Fragment, copy: (id: string) => string | null): Fragment {
	const nodes: Node[] = [];
	fragment.forEach((node) => {
		if (!node.isText) return nodes.push(node.copy(takeFrom(node.content, copy)));
		const mark = node.marks.find(({ type }) => type.name === 'footnote');
		if (mark && node.text === FOOTNOTE_CHARACTER) {
			const id = copy(mark.attrs.id as string);
			if (id) nodes.push(node.mark(mark.type.create({ id }).addToSet(node.marks)));
			return;
		}
		const text = node.text!.replaceAll(FOOTNOTE_CHARACTER, '');
		if (text) nodes.push(node.type.schema.text(text, mark ? mark.removeFromSet(node.marks) : node.marks));
	});
	return Fragment.fromArray(nodes);
}

function footnoteOf(node: Node): string | null {
	if (!node.isText || !node.text!.startsWith(FOOTNOTE_CHARACTER)) return null;
	const id: unknown = node.marks.find(({ type }) => type.name === 'footnote')?.attrs.id;
	return isFootnoteId(id) ? id : null;
}

function decorate(doc: Node, label: FootnoteOptions['label']): DecorationSet {
	const references = listReferences(doc);
	const numbers = numberNotes(references);
	return DecorationSet.create(
		doc,
		references.map(({ id, pos }) => {
			const number = numbers.get(id)!;
			return Decoration.inline(pos, pos + 1, {
				nodeName: 'a',
				href: `#${noteElementId(id)}`,
				class: 'noteref',
				role: 'doc-noteref',
				'aria-label': label(number),
				'data-number': String(number),
			});
		}),
	);
}
