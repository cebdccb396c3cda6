import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createNotes, newNoteId } from './notes.ts';
import { createUndo } from './undo.ts';
import { isFootnoteId } from '#lib/domain/text/structure.ts';

/** Two open pages of one text; `exchange` lets each have what the other wrote. */
function openTwice() {
	const [ours, theirs] = [new Y.Doc(), new Y.Doc()];
	return {
		ours,
		theirs,
		exchange() {
			Y.applyUpdate(ours, Y.encodeStateAsUpdate(theirs), 'remote');
			Y.applyUpdate(theirs, Y.encodeStateAsUpdate(ours), 'remote');
		},
	};
}

test('TX53 undo takes back one’s own edits of text and notes together, in the order they were made', () => {
	const document = new Y.Doc();
	const notes = createNotes(document);
	const undo = createUndo(document, notes);
	const text = document.getXmlFragment('text');
	document.transact(() => text.insert(0, [new Y.XmlElement('horizontalRule')]), ySyncPluginKey);
	undo.stopCapturing();
	const id = newNoteId();
	notes.make(id, '');
	notes.edit(id, { index: 0, remove: 0, insert: 'Source' });
	expect(notes.text(id)?.toString()).toBe('Source');
	undo.undo();
	expect(notes.text(id)?.toString() ?? '').toBe('');
	expect(text.length).toBe(1);
	undo.undo();
	expect(text.length).toBe(0);
	undo.redo();
	undo.redo();
	expect([text.length, notes.text(id)?.toString()]).toEqual([1, 'Source']);
});

test('TX53 undo never takes back what somebody else wrote', () => {
	const { ours, theirs, exchange } = openTwice();
	const notes = createNotes(ours);
	const undo = createUndo(ours, notes);
	const id = newNoteId();
	notes.make(id, '');
	exchange();
	undo.stopCapturing();
	createNotes(theirs).edit(id, { index: 0, remove: 0, insert: 'de Bilal' });
	exchange();
	notes.edit(id, { index: 0, remove: 0, insert: 'mot ' });
	undo.undo();
	undo.undo();
	exchange();
	expect(createNotes(theirs).text(id)?.toString()).toBe('de Bilal');
});

test('TX54 two people writing in one note at once keep both texts', () => {
	const { ours, theirs, exchange } = openTwice();
	const [mine, other] = [createNotes(ours), createNotes(theirs)];
	const id = newNoteId();
	mine.make(id, 'Forum');
	exchange();
	mine.edit(id, { index: 5, remove: 0, insert: ' de 2012' });
	other.edit(id, { index: 0, remove: 1, insert: 'Le f' });
	exchange();
	expect([mine.text(id)!.toString(), other.text(id)!.toString()]).toEqual([
		'Le forum de 2012',
		'Le forum de 2012',
	]);
});

test('TX54 the id of a new note is one that may be declared, and never the same', () => {
	const ids = Array.from({ length: 100 }, newNoteId);
	expect(ids.every(isFootnoteId)).toBe(true);
	expect(new Set(ids).size).toBe(100);
});
