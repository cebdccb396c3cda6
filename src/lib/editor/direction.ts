import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { sideOfFirstLetter } from '#lib/domain/text/first-letter.ts';
import { CONTENT, DECLARED } from '#lib/domain/text/structure.ts';

type Side = 'ltr' | 'rtl';

const CONTAINERS = new Set(['bulletList', 'orderedList', 'blockquote', 'table']);

/**
 * Each line of text takes its direction from its first letter. Nothing is written in the text for that: a `dir` is kept
 * where there is one, so that opening a text changes nothing in it. A list, a quote or a table follows its first letter
 * too, which `dir="auto"` would not find below lines that have their own.
 */
export const Direction = Extension.create({
	name: 'direction',
	addGlobalAttributes() {
		return Object.keys(DECLARED.elements).map((name) => ({
			types: [name],
			attributes: {
				dir: {
					default: null,
					parseHTML: () => null,
					renderHTML: ({ dir }: Record<string, unknown>) => {
						const shown = dir ?? (CONTENT[name] === 'text' ? 'auto' : null);
						return shown ? { dir: shown } : {};
					},
				},
			},
		}));
	},
	addProseMirrorPlugins() {
		const key = new PluginKey<DecorationSet>('direction');
		return [
			new Plugin<DecorationSet>({
				key,
				state: {
					init: (_config, { doc }) => directContainers(doc),
					apply: (tr, old) => (tr.docChanged ? directContainers(tr.doc) : old),
				},
				props: { decorations: (state) => key.getState(state) },
			}),
		];
	},
});

function directContainers(doc: Node): DecorationSet {
	const decorations: Decoration[] = [];
	doc.descendants((node, pos) => {
		if (CONTAINERS.has(node.type.name) && !node.attrs.dir) {
			const side = firstSide(node);
			if (side) decorations.push(Decoration.node(pos, pos + node.nodeSize, { dir: side }));
		}
		return !node.isTextblock;
	});
	return DecorationSet.create(doc, decorations);
}

/** The side that the first letter of a text belongs to; null without a letter. */
function firstSide(node: Node): Side | null {
	if (node.isText) return sideOfFirstLetter(node.text!);
	for (let index = 0; index < node.childCount; index++) {
		const side = firstSide(node.child(index));
		if (side) return side;
	}
	return null;
}
