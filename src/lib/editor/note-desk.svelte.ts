import type { Editor } from '@tiptap/core';
import { tick } from 'svelte';
import type * as Y from 'yjs';
import { FOOTNOTE_CHARACTER } from '#lib/domain/text/structure.ts';
import type { Footnotes } from '#lib/domain/text/text-node.ts';
import { listReferences, numberNotes } from './footnote.ts';
import { noteElementId } from './note-element-id.ts';
import { newNoteId, type Notes } from './notes.ts';

/** A note that the text refers to. */
export interface ShownNote {
	readonly id: string;
	readonly number: number;
	/** Null while the reference is here and the note's text is not yet. */
	readonly text: Y.Text | null;
}

/** The notes under the text: which are shown, and the ways between a reference and its note. */
export function createNoteDesk(notes: Notes, undo: Y.UndoManager, editorOf: () => Editor | null) {
	/** Texts of references that this page made or pasted: kept until the text has taken the reference. */
	// eslint-disable-next-line svelte/prefer-svelte-reactivity -- nothing is drawn from it
	const waiting = new Map<string, string>();
	let shown = $state.raw<readonly ShownNote[]>([]);

	/** To be called after each change of the text, and never while Yjs tells of one. */
	function refresh(): void {
		const editor = editorOf();
		if (!editor) return;
		const numbers = numberNotes(listReferences(editor.state.doc));
		for (const [id, text] of waiting) {
			if (!numbers.has(id)) continue;
			waiting.delete(id);
			notes.make(id, text);
		}
		shown = [...numbers].map(([id, number]) => ({ id, number, text: notes.text(id) }));
	}

	/** The id that a pasted reference gets; null when the note it was copied from is not of this text. */
	function copy(id: string): string | null {
		const text = notes.text(id)?.toString() ?? waiting.get(id);
		if (text === undefined) return null;
		const copied = newNoteId();
		waiting.set(copied, text);
		return copied;
	}

	/** A reference after the selection, and its note, ready to be written. */
	function add(): void {
		const editor = editorOf();
		if (!editor?.isEditable || !editor.state.selection.$to.parent.isTextblock) return;
		const id = newNoteId();
		waiting.set(id, '');
		const reference = editor.schema.text(FOOTNOTE_CHARACTER, [editor.schema.mark('footnote', { id })]);
		const { to } = editor.state.selection;
		const written = editor
			.chain()
			.setTextSelection(to)
			.command(({ tr }) => Boolean(tr.insert(to, reference)))
			.run();
		undo.stopCapturing(); // the note's words are taken back before the note
		if (written) void open(id);
	}

	async function open(id: string): Promise<void> {
		await tick();
		document.getElementById(noteElementId(id))?.focus();
	}

	/** Back to the text, after the reference. */
	function leave(id: string): void {
		const editor = editorOf();
		const reference = editor && listReferences(editor.state.doc).find((each) => each.id === id);
		if (!reference) return;
		editor.view.focus(); // at once: what is typed next belongs to the text
		editor
			.chain()
			.setTextSelection(reference.pos + 1)
			.scrollIntoView()
			.run();
	}

	return {
		refresh,
		copy,
		add,
		open,
		leave,
		edit: notes.edit,
		get shown() {
			return shown;
		},
		texts: (): Footnotes => Object.fromEntries(shown.map(({ id, text }) => [id, text?.toString() ?? ''])),
	};
}
