import { Node, mergeAttributes, wrappingInputRule } from '@tiptap/core';
import { within } from './within.ts';

const ITEM = 'listItem';

/** Lists as Tiptap's, without its readers of Markdown and of other programs' styles. */
export const BulletList = Node.create({
	name: 'bulletList',
	group: 'block list',
	content: `${ITEM}+`,
	parseHTML: () => [{ tag: 'ul' }],
	renderHTML: ({ HTMLAttributes }) => ['ul', HTMLAttributes, 0],
	addKeyboardShortcuts() {
		return { 'Mod-Shift-8': () => this.editor.commands.toggleList(this.name, ITEM) };
	},
	addInputRules() {
		return [wrappingInputRule({ find: /^\s*([-+*])\s$/, type: this.type })];
	},
});

export const OrderedList = Node.create({
	name: 'orderedList',
	group: 'block list',
	content: `${ITEM}+`,
	addAttributes: () => ({
		start: { default: 1, parseHTML: (list: HTMLElement) => within(list, 'start', 0, 999_999) },
	}),
	parseHTML: () => [{ tag: 'ol' }],
	renderHTML({ HTMLAttributes: { start, ...others } }) {
		return ['ol', mergeAttributes(others, start === 1 ? {} : { start: start as number }), 0];
	},
	addKeyboardShortcuts() {
		return { 'Mod-Shift-7': () => this.editor.commands.toggleList(this.name, ITEM) };
	},
	addInputRules() {
		return [
			wrappingInputRule({
				find: /^(\d{1,6})\.\s$/,
				type: this.type,
				getAttributes: ([, number]) => ({ start: Number(number) }),
				joinPredicate: ([, number], list) =>
					list.childCount + (list.attrs.start as number) === Number(number),
			}),
		];
	},
});

export const ListItem = Node.create({
	name: ITEM,
	content: 'paragraph block*',
	defining: true,
	parseHTML: () => [{ tag: 'li' }],
	renderHTML: ({ HTMLAttributes }) => ['li', HTMLAttributes, 0],
	addKeyboardShortcuts() {
		return {
			Enter: () => this.editor.commands.splitListItem(this.name),
			Tab: () => this.editor.commands.sinkListItem(this.name),
			'Shift-Tab': () => this.editor.commands.liftListItem(this.name),
		};
	},
});
