import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';

/**
 * The browser tells of a caret that a key has moved only in a later event. On a busy page the next key comes before it, and
 * would act on what was selected earlier: select all, copy, go to the end, paste would replace the whole text. So the caret is
 * read before each key.
 */
export const CaretFirst = Extension.create({
	name: 'caretFirst',
	addProseMirrorPlugins() {
		return [
			new Plugin({
				props: {
					handleDOMEvents: {
						keydown(view, { isComposing }) {
							if (!isComposing) view.dom.ownerDocument.dispatchEvent(new Event('selectionchange'));
							return false;
						},
					},
				},
			}),
		];
	},
});
