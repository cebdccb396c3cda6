import Bold from '@lucide/svelte/icons/bold';
import Heading2 from '@lucide/svelte/icons/heading-2';
import Heading3 from '@lucide/svelte/icons/heading-3';
import Italic from '@lucide/svelte/icons/italic';
import Link from '@lucide/svelte/icons/link';
import List from '@lucide/svelte/icons/list';
import ListOrdered from '@lucide/svelte/icons/list-ordered';
import Minus from '@lucide/svelte/icons/minus';
import Quote from '@lucide/svelte/icons/quote';
import Redo from '@lucide/svelte/icons/redo-2';
import Superscript from '@lucide/svelte/icons/superscript';
import Table from '@lucide/svelte/icons/table';
import Trash from '@lucide/svelte/icons/trash-2';
import Undo from '@lucide/svelte/icons/undo-2';
import type { Editor } from '@tiptap/core';
import type { Component } from 'svelte';
import type { LucideProps } from '@lucide/svelte';
import { m } from '#lib/paraglide/messages.js';
import type { EditorSession } from './session.svelte.ts';

/** One button of the toolbar. */
export interface Tool {
	readonly id: string;
	readonly label: () => string;
	readonly icon?: Component<LucideProps>;
	/** Shown on the button where no icon would be understood. */
	readonly short?: () => string;
	/** As `aria-keyshortcuts` names them; `Mod` is Control, or Command on a Mac. */
	readonly keys?: string;
	/** For tools that are on or off where the caret is. */
	readonly isOn?: (editor: Editor) => boolean;
	/** Left out: always. */
	readonly isUseful?: (editor: Editor, session: EditorSession) => boolean;
	readonly use: (editor: Editor, session: EditorSession) => void;
	/** The icon points along the line: turned over in a text from right to left. */
	readonly flips?: boolean;
}

/** Focus at once: Tiptap's own command waits a frame, in which a key pressed would be lost. */
function chain(editor: Editor) {
	editor.view.focus();
	return editor.chain();
}

const HISTORY: readonly Tool[] = [
	{
		id: 'undo',
		label: m.editor_tool_undo,
		icon: Undo,
		keys: 'Mod+Z',
		flips: true,
		isUseful: (_editor, session) => session.canUndo,
		use: (_editor, session) => session.undo(),
	},
	{
		id: 'redo',
		label: m.editor_tool_redo,
		icon: Redo,
		keys: 'Mod+Shift+Z',
		flips: true,
		isUseful: (_editor, session) => session.canRedo,
		use: (_editor, session) => session.redo(),
	},
];

const BLOCKS: readonly Tool[] = [
	{
		id: 'h2',
		label: m.editor_tool_h2,
		icon: Heading2,
		keys: 'Mod+Alt+2',
		isOn: (editor) => editor.isActive('heading', { level: 2 }),
		use: (editor) => chain(editor).toggleHeading({ level: 2 }).run(),
	},
	{
		id: 'h3',
		label: m.editor_tool_h3,
		icon: Heading3,
		keys: 'Mod+Alt+3',
		isOn: (editor) => editor.isActive('heading', { level: 3 }),
		use: (editor) => chain(editor).toggleHeading({ level: 3 }).run(),
	},
];

const MARKS: readonly Tool[] = [
	{
		id: 'bold',
		label: m.editor_tool_bold,
		icon: Bold,
		keys: 'Mod+B',
		isOn: (editor) => editor.isActive('bold'),
		use: (editor) => chain(editor).toggleBold().run(),
	},
	{
		id: 'italic',
		label: m.editor_tool_italic,
		icon: Italic,
		keys: 'Mod+I',
		isOn: (editor) => editor.isActive('italic'),
		use: (editor) => chain(editor).toggleItalic().run(),
	},
	{
		id: 'link',
		label: m.editor_tool_link,
		icon: Link,
		keys: 'Mod+K',
		isOn: (editor) => editor.isActive('link'),
		use: (_editor, session) => session.links.ask(),
	},
];

const LISTS: readonly Tool[] = [
	{
		id: 'bullets',
		label: m.editor_tool_bullets,
		icon: List,
		keys: 'Mod+Shift+8',
		isOn: (editor) => editor.isActive('bulletList'),
		use: (editor) => chain(editor).toggleList('bulletList', 'listItem').run(),
	},
	{
		id: 'numbers',
		label: m.editor_tool_numbers,
		icon: ListOrdered,
		keys: 'Mod+Shift+7',
		isOn: (editor) => editor.isActive('orderedList'),
		use: (editor) => chain(editor).toggleList('orderedList', 'listItem').run(),
	},
	{
		id: 'quote',
		label: m.editor_tool_quote,
		icon: Quote,
		keys: 'Mod+Shift+B',
		isOn: (editor) => editor.isActive('blockquote'),
		use: (editor) => chain(editor).toggleBlockquote().run(),
	},
];

const INSERTS: readonly Tool[] = [
	{
		id: 'note',
		label: m.editor_tool_note,
		icon: Superscript,
		keys: 'Mod+Alt+F',
		isUseful: (editor) => editor.state.selection.$to.parent.isTextblock,
		use: (_editor, session) => session.notes.add(),
	},
	{
		id: 'table',
		label: m.editor_tool_table,
		icon: Table,
		isUseful: (editor) => !editor.isActive('table'),
		use: (_editor, session) => session.tables.insert(),
	},
	{
		id: 'rule',
		label: m.editor_tool_rule,
		icon: Minus,
		use: (editor) => chain(editor).setHorizontalRule().run(),
	},
];

/** The groups of the toolbar, in order. */
export const TOOLS: readonly (readonly Tool[])[] = [HISTORY, BLOCKS, MARKS, LISTS, INSERTS];

/** What can be done to the table that the caret is in. */
export const TABLE_TOOLS: readonly Tool[] = [
	{
		id: 'row-add',
		label: m.editor_tool_row_add,
		short: m.editor_tool_row_add_short,
		use: (_editor, session) => session.tables.addRow(),
	},
	{
		id: 'row-delete',
		label: m.editor_tool_row_delete,
		short: m.editor_tool_row_delete_short,
		use: (_editor, session) => session.tables.deleteRow(),
	},
	{
		id: 'column-add',
		label: m.editor_tool_column_add,
		short: m.editor_tool_column_add_short,
		use: (_editor, session) => session.tables.addColumn(),
	},
	{
		id: 'column-delete',
		label: m.editor_tool_column_delete,
		short: m.editor_tool_column_delete_short,
		use: (_editor, session) => session.tables.deleteColumn(),
	},
	{
		id: 'table-delete',
		label: m.editor_tool_table_delete,
		icon: Trash,
		use: (_editor, session) => session.tables.deleteTable(),
	},
];
