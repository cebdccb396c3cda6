import { Extension } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

/** A wide table moves inside its own frame: who only reads reaches it with the tab key, who writes with the caret. */
export const TableReach = Extension.create({
	name: 'tableReach',
	addProseMirrorPlugins() {
		const { editor } = this;
		return [
			new Plugin({
				key: new PluginKey('table-reach'),
				props: {
					decorations({ doc }) {
						if (editor.isEditable) return null;
						const tables: Decoration[] = [];
						doc.descendants((node, pos) => {
							const isTable = node.type.name === 'table';
							if (isTable) tables.push(Decoration.node(pos, pos + node.nodeSize, { tabindex: '0' }));
							return !isTable && !node.isTextblock;
						});
						return DecorationSet.create(doc, tables);
					},
				},
			}),
		];
	},
});
