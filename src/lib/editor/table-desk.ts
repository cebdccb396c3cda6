import type { Editor } from '@tiptap/core';
import type { Command } from '@tiptap/pm/state';
import { addColumnAfter, addRowAfter, deleteColumn, deleteRow, deleteTable } from '@tiptap/pm/tables';
import { insertTable } from './tables.ts';

/** What the tools do to tables: each acts where the caret is, and leaves it in the text. */
export function createTableDesk(editorOf: () => Editor | null) {
	const act = (command: Command) => () => {
		const editor = editorOf();
		if (!editor) return;
		editor.view.focus();
		command(editor.state, editor.view.dispatch);
	};
	return {
		insert: act(insertTable(3, 2)),
		addRow: act(addRowAfter),
		deleteRow: act(deleteRow),
		addColumn: act(addColumnAfter),
		deleteColumn: act(deleteColumn),
		deleteTable: act(deleteTable),
	};
}
