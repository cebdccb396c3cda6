import { Extension } from '@tiptap/core';
import type { Fragment, Node } from '@tiptap/pm/model';
import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { ReplaceAroundStep, ReplaceStep } from '@tiptap/pm/transform';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { LIMITS } from '#lib/protocol/sync.ts';

/** Why an insertion was not made: the server would have closed the connection on it. */
export type TextRefusal = 'too-long' | 'too-much-at-once' | 'too-deep';

export interface TextSize {
	/** Characters of text (UTF-16 units). */
	readonly characters: number;
	/** Upper estimate of what it weighs in an update, in bytes. */
	readonly bytes: number;
	/** Deepest nesting, counted as the server does: elements, and the run of text inside. */
	readonly depth: number;
}

type Limits = Readonly<Record<'characters' | 'frame' | 'depth', number>>;

/** Bytes that an element, or a change of formatting, adds to an update at most. */
const ELEMENT = 96;
/** Share of a frame that one insertion may fill; the rest is for what the estimate leaves out. */
const FILL = 0.8;

export function measure(content: Fragment | Node): TextSize {
	let characters = 0;
	let bytes = 0;
	let depth = 0;
	const encoder = new TextEncoder();
	const walk = (node: Node, level: number) => {
		bytes += ELEMENT * (1 + node.marks.length);
		if (node.isText) {
			characters += node.text!.length;
			bytes += encoder.encode(node.text).length;
			for (const mark of node.marks) bytes += JSON.stringify(mark.attrs).length;
		} else {
			depth = Math.max(depth, node.isTextblock ? level + 1 : level);
			node.forEach((child) => walk(child, level + 1));
		}
	};
	content.forEach((child) => walk(child, 1));
	return { characters, bytes, depth };
}

/** Says why a transaction of this person goes beyond what a text can hold, or null. What others wrote is never refused. */
export function refuseTransaction(tr: Transaction, limits: Limits = LIMITS): TextRefusal | null {
	if (!tr.docChanged || tr.doc.content.size <= tr.before.content.size) return null;
	const inserted = tr.steps.flatMap((step) =>
		step instanceof ReplaceStep || step instanceof ReplaceAroundStep ? [step.slice.content] : [],
	);
	const bytes = inserted.reduce((sum, content) => sum + measure(content).bytes, 0);
	if (bytes > limits.frame * FILL) return 'too-much-at-once';
	// counting a whole text at each letter would be slow: its size in positions is never below its characters
	if (tr.doc.content.size > limits.characters && measure(tr.doc).characters > limits.characters)
		return 'too-long';
	const structural = inserted.some(({ firstChild }) => firstChild && !firstChild.isText);
	return structural && measure(tr.doc).depth > limits.depth ? 'too-deep' : null;
}

interface TextLimitsOptions {
	readonly onRefused: (why: TextRefusal) => void;
}

/** A reader's page writes nothing. Otherwise refuses, whole, an insertion that would exceed the limits: nothing of it is sent. */
export const TextLimits = Extension.create<TextLimitsOptions>({
	name: 'textLimits',
	addOptions() {
		return { onRefused: () => {} };
	},
	addProseMirrorPlugins() {
		const { onRefused } = this.options;
		const { editor } = this;
		return [
			new Plugin({
				key: new PluginKey('text-limits'),
				filterTransaction(tr) {
					if (tr.getMeta(ySyncPluginKey)) return true;
					if (!editor.isEditable) return !tr.docChanged;
					const why = refuseTransaction(tr);
					if (why) onRefused(why);
					return !why;
				},
			}),
		];
	},
});
