import * as Y from 'yjs';
import { FOOTNOTES_ROOT } from '#lib/domain/text/structure.ts';
import type { TextEdit } from '#lib/table/text-edit.ts';

/** Origin of this person's edits of notes, so that undo takes back one's own and nobody else's. */
export const NOTE_EDIT = Symbol('note edit');

/** The texts of the notes of a live document, by id. A note nothing refers to stays: an undo may bring its reference back. */
export interface Notes {
	readonly root: Y.Map<Y.Text>;
	text(id: string): Y.Text | null;
	/** Makes the note of a reference, unless it is there. */
	make(id: string, text: string): void;
	/** One's own edit; makes the note when its text has not arrived yet. */
	edit(id: string, edit: TextEdit): void;
}

export function createNotes(document: Y.Doc): Notes {
	const root = document.getMap<Y.Text>(FOOTNOTES_ROOT);

	function text(id: string): Y.Text | null {
		const note = root.get(id);
		return note instanceof Y.Text ? note : null;
	}

	function add(id: string, words: string): Y.Text {
		const note = new Y.Text(words);
		root.set(id, note);
		return note;
	}

	return {
		root,
		text,
		make(id, words) {
			if (!text(id)) document.transact(() => add(id, words), NOTE_EDIT);
		},
		edit(id, { index, remove, insert }) {
			document.transact(() => {
				const note = text(id) ?? add(id, '');
				if (remove > 0) note.delete(index, remove);
				if (insert) note.insert(index, insert);
			}, NOTE_EDIT);
		},
	};
}

/** Not crypto.randomUUID: it is missing on plain http, where a server on a local network lives. */
export function newNoteId(): string {
	return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) =>
		byte.toString(16).padStart(2, '0'),
	).join('');
}
