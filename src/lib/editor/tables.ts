import { Node } from '@tiptap/core';
import type { Command } from '@tiptap/pm/state';
import { TextSelection } from '@tiptap/pm/state';
import { CellSelection, deleteTable, goToNextCell, tableEditing } from '@tiptap/pm/tables';
import { within } from './within.ts';

const LAST_SPAN = 100;

/** Tables as prosemirror-tables knows them: no widths to drag, no styles in the text. */
export const Table = Node.create({
	name: 'table',
	group: 'block',
	content: 'tableRow+',
	isolating: true,
	// tells prosemirror-tables which element this is
	extendNodeSchema: ({ name }) => ({ tableRole: ROLES[name] }),
	parseHTML: () => [{ tag: 'table' }],
	renderHTML: ({ HTMLAttributes }) => [
		'div',
		{ class: 'table-frame' },
		['table', HTMLAttributes, ['tbody', 0]],
	],
	addKeyboardShortcuts() {
		const run = (command: Command) => command(this.editor.state, this.editor.view.dispatch);
		const next = (direction: 1 | -1) => () => this.editor.isActive('table') && run(goToNextCell(direction));
		const deleteWhole = () => isWholeTable(this.editor.state.selection) && run(deleteTable);
		return { Tab: next(1), 'Shift-Tab': next(-1), Backspace: deleteWhole, Delete: deleteWhole };
	},
	addProseMirrorPlugins: () => [tableEditing()],
});

export const TableRow = Node.create({
	name: 'tableRow',
	content: '(tableCell | tableHeader)*',
	parseHTML: () => [{ tag: 'tr' }],
	renderHTML: ({ HTMLAttributes }) => ['tr', HTMLAttributes, 0],
});

export const TableCell = cell('tableCell', 'td');
export const TableHeader = cell('tableHeader', 'th');

const ROLES: Readonly<Record<string, string>> = {
	table: 'table',
	tableRow: 'row',
	tableCell: 'cell',
	tableHeader: 'header_cell',
};

function cell(name: string, tag: 'td' | 'th') {
	const span = (attribute: string) => ({
		default: 1,
		parseHTML: (element: HTMLElement) => within(element, attribute, 1, LAST_SPAN),
		renderHTML: (attributes: Record<string, unknown>) =>
			attributes[attribute] === 1 ? {} : { [attribute]: attributes[attribute] },
	});
	return Node.create({
		name,
		content: 'block+',
		isolating: true,
		addAttributes: () => ({
			colspan: span('colspan'),
			rowspan: span('rowspan'),
			colwidth: { default: null, parseHTML: () => null, renderHTML: () => ({}) },
		}),
		parseHTML: () => [{ tag }],
		renderHTML: ({ HTMLAttributes }) => [tag, HTMLAttributes, 0],
	});
}

function isWholeTable(selection: unknown): boolean {
	return selection instanceof CellSelection && selection.isColSelection() && selection.isRowSelection();
}

/** A table of empty cells in the place of the selection, its first row for headers, the caret in the first cell. */
export function insertTable(rows: number, columns: number): Command {
	return (state, dispatch) => {
		const { table, tableRow, tableCell, tableHeader } = state.schema.nodes;
		const row = (of: typeof tableCell) =>
			tableRow!.create(
				null,
				Array.from({ length: columns }, () => of!.createAndFill()!),
			);
		const made = table!.create(
			null,
			Array.from({ length: rows }, (_, index) => row(index === 0 ? tableHeader : tableCell)),
		);
		if (dispatch) {
			const { tr } = state;
			const at = tr.selection.from;
			tr.replaceSelectionWith(made);
			dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(at + 1))).scrollIntoView());
		}
		return true;
	};
}
