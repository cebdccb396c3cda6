import { Extension, type Extensions } from '@tiptap/core';
import { Blockquote } from '@tiptap/extension-blockquote';
import { Bold } from '@tiptap/extension-bold';
import { Collaboration } from '@tiptap/extension-collaboration';
import { Document } from '@tiptap/extension-document';
import { Heading } from '@tiptap/extension-heading';
import { HorizontalRule } from '@tiptap/extension-horizontal-rule';
import { Italic } from '@tiptap/extension-italic';
// by their own paths: the packages' front doors also bring task lists, a history and more
import { ListKeymap } from '@tiptap/extension-list/keymap';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Text } from '@tiptap/extension-text';
import { Gapcursor } from '@tiptap/extensions/gap-cursor';
import { Placeholder } from '@tiptap/extensions/placeholder';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { TEXT_ROOT } from '#lib/domain/text/structure.ts';
import { CaretFirst } from './caret-first.ts';
import { Carets } from './carets.ts';
import { Direction } from './direction.ts';
import { Footnote, type FootnoteOptions } from './footnote.ts';
import { Link } from './link.ts';
import { BulletList, ListItem, OrderedList } from './lists.ts';
import { TableReach } from './table-reach.ts';
import { Table, TableCell, TableHeader, TableRow } from './tables.ts';
import { TextLimits, type TextRefusal } from './text-limits.ts';

/**
 * The text as the editor knows it: the elements, marks and attributes that are declared for it
 * (src/lib/domain/text/structure.ts) and no other, so that nothing it writes is refused by the server.
 */
export function textExtensions(footnotes: FootnoteOptions): Extensions {
	return [
		Document,
		Paragraph,
		Text,
		Heading.configure({ levels: [2, 3, 1] }), // the first is what an unknown level becomes
		BulletList,
		OrderedList,
		ListItem,
		ListKeymap,
		Blockquote,
		HorizontalRule,
		Table,
		TableRow,
		TableHeader,
		TableCell,
		Bold,
		Italic,
		Link,
		Footnote.configure(footnotes),
		Direction,
	];
}

/** What makes a text a shared one: the live document, its people, its limits. */
export function sharedExtensions(options: {
	readonly document: Y.Doc;
	readonly undoManager: Y.UndoManager;
	readonly awareness: Awareness;
	readonly placeholder: string;
	readonly onRefused: (why: TextRefusal) => void;
	readonly onLink: () => void;
	readonly onNote: () => void;
}): Extensions {
	const { document, undoManager, awareness, placeholder, onRefused, onLink, onNote } = options;
	return [
		Collaboration.configure({ document, field: TEXT_ROOT, yUndoOptions: { undoManager } }),
		CaretFirst,
		Carets.configure({ awareness }),
		TextLimits.configure({ onRefused }),
		TableReach,
		Placeholder.configure({ placeholder }),
		Gapcursor,
		Keys.configure({ onLink, onNote }),
	];
}

const Keys = Extension.create<{ readonly onLink: () => void; readonly onNote: () => void }>({
	name: 'keys',
	priority: 200, // before Bold, which takes Mod-Shift-b for Mod-B
	addOptions() {
		return { onLink: () => {}, onNote: () => {} };
	},
	addKeyboardShortcuts() {
		const { onLink, onNote } = this.options;
		const did = (act: () => void) => () => {
			act();
			return true;
		};
		return {
			'Mod-k': did(onLink),
			'Mod-Alt-f': did(onNote),
			'Mod-Shift-b': () => this.editor.commands.toggleBlockquote(),
			// Enter parts a paragraph whatever is held: a line break inside one doubles text when two people make one at once
			'Shift-Enter': () => this.editor.commands.enter(),
			'Mod-Enter': () => this.editor.commands.enter(),
		};
	},
});
