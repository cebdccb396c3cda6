import { Mark, mergeAttributes } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { isAllowedHref } from '#lib/domain/text/href.ts';

/**
 * A link holds its target and nothing else. Links are made on purpose (the tool, or an address pasted), never while
 * somebody types: a rule that rewrites the text as it arrives would run on every open page at once.
 */
export const Link = Mark.create({
	name: 'link',
	priority: 1000, // outside bold and italic: one element a link
	inclusive: false,

	addAttributes() {
		return { href: { default: null } };
	},
	parseHTML() {
		return [{ tag: 'a[href]', getAttrs: (element) => isAllowedHref(element.getAttribute('href')) && null }];
	},
	renderHTML({ HTMLAttributes }) {
		const safe = isAllowedHref(HTMLAttributes.href) ? HTMLAttributes : {};
		return ['a', mergeAttributes(safe, { rel: 'noopener noreferrer' }), 0];
	},
	addProseMirrorPlugins() {
		const { editor, type } = this;
		return [
			new Plugin({
				key: new PluginKey('link'),
				props: {
					handleClick(_view, _pos, event) {
						const link =
							event.target instanceof Element ? event.target.closest('a[href]:not([data-number])') : null;
						const open = link && (!editor.isEditable || event.ctrlKey || event.metaKey);
						if (open) window.open((link as HTMLAnchorElement).href, '_blank', 'noopener,noreferrer');
						return Boolean(open);
					},
					// an address pasted over a passage makes a link of it; pasted alone it is its own link
					handlePaste(view, event) {
						const pasted = event.clipboardData?.getData('text/plain').trim() ?? '';
						if (!isAllowedHref(pasted)) return false;
						const { state } = view;
						const mark = type.create({ href: pasted });
						const { from, to, empty, $from, $to } = state.selection;
						if (empty)
							view.dispatch(state.tr.insert(from, state.schema.text(pasted, [mark])).scrollIntoView());
						else if ($from.sameParent($to)) view.dispatch(state.tr.addMark(from, to, mark));
						else return false;
						return true;
					},
				},
			}),
		];
	},
});
