import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { findEdit, mapThrough, toOneLine, type TextEdit } from './text-edit.ts';

const apply = (text: string, edit: TextEdit | null) =>
	edit ? text.slice(0, edit.index) + edit.insert + text.slice(edit.index + edit.remove) : text;

describe('the field of a note', () => {
	test('TX50 a typed letter is one insertion where the caret stood, also among equal letters', () => {
		expect(findEdit('aaa', 'aaaa', 2)).toEqual({ index: 1, remove: 0, insert: 'a' });
		expect(findEdit('aaa', 'aaaa', 4)).toEqual({ index: 3, remove: 0, insert: 'a' });
	});

	test('TX50 a correction far from the caret replaces the word only', () => {
		expect(findEdit('un fourm ici', 'un forum ici', 12)).toEqual({ index: 5, remove: 2, insert: 'ru' });
	});

	test('TX50 nothing typed is no edit', () => {
		expect(findEdit('né', 'né')).toBeNull();
	});

	test('TX50 the two halves of an emoji are never parted', () => {
		const edit = findEdit('a😀b', 'a😁b', 3);
		expect(edit).toEqual({ index: 1, remove: 2, insert: '😁' });
		// same low half, other high half
		expect(findEdit('a\u{1F600}b', 'a\u{1FA00}b', 3)).toEqual({ index: 1, remove: 2, insert: '\u{1FA00}' });
	});

	test('TX50 every pair of short texts is turned into each other, wherever the caret is', () => {
		const texts = ['', 'a', 'b', 'ab', 'ba', 'aab', 'aba', 'abba', 'a😀', '😀a', '😁😀'];
		for (const before of texts)
			for (const after of texts)
				for (let caret = 0; caret <= after.length; caret++)
					expect(apply(before, findEdit(before, after, caret))).toBe(after);
	});

	test('TX51 the caret stays at its letter while somebody else writes', () => {
		const note = new Y.Doc().getText('note');
		note.insert(0, 'Circulaire du 26 août');
		const carets: number[] = [];
		note.observe((event) => carets.push(mapThrough(event.delta, 10)));
		note.insert(0, 'La ');
		note.insert(24, ' 2012');
		note.delete(0, 3);
		note.delete(5, 10);
		expect(carets).toEqual([13, 10, 7, 5]);
	});

	test('TX51 what somebody inserts exactly at the caret stays behind it', () => {
		expect(mapThrough([{ retain: 4 }, { insert: 'xyz' }], 4)).toBe(4);
	});

	test('TX52 a note is one line of plain text', () => {
		expect(toOneLine('une ligne \r\n  puis\n\nune autre\uFFFC')).toBe('une ligne puis une autre');
	});
});
