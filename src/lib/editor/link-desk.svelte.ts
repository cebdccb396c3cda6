import type { Editor } from '@tiptap/core';

/** Asking for the target of a link, and placing it. */
export function createLinkDesk(editorOf: () => Editor | null) {
	let asked = $state(false);

	return {
		/** The target is being asked for. */
		get asked() {
			return asked;
		},
		ask(): void {
			if (editorOf()?.isEditable) asked = true;
		},
		leave(): void {
			asked = false;
			editorOf()?.view.focus();
		},
		/** Null takes the link away. Without a passage the address is its own text. */
		set(href: string | null): void {
			asked = false;
			const editor = editorOf();
			if (!editor) return;
			const alone = editor.state.selection.empty && !editor.isActive('link');
			const chain = editor.chain().extendMarkRange('link');
			if (href === null) chain.unsetMark('link').run();
			else if (alone)
				chain.insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] }).run();
			else
				chain
					.setMark('link', { href })
					.command(({ tr, commands }) => commands.setTextSelection(tr.selection.to))
					.run();
		},
	};
}
