import { describe, expect, test } from 'vitest';
import { footnotesOf } from './references.ts';
import type { TextNode } from './text-node.ts';
import { tidyText } from './tidy-text.ts';

const inParagraph = (...content: TextNode[]): TextNode => ({
	type: 'doc',
	content: [{ type: 'paragraph', content }],
});

describe('the one form of a text', () => {
	test('TX2 what is not declared is left out: elements, attributes, marks, values', () => {
		const raw: TextNode = {
			type: 'doc',
			content: [
				{ type: 'iframe', content: [{ type: 'paragraph' }] },
				{ type: 'constructor' },
				{
					type: 'heading',
					attrs: { onclick: 'x', level: 9, dir: 'rtl' },
					content: [
						{ type: 'hardBreak' },
						{
							type: 'text',
							text: 'a',
							marks: [{ type: 'toString' }, { type: 'link', attrs: { href: 'javascript:x' } }],
						},
					],
				},
			],
		};
		expect(tidyText(raw)).toEqual({
			type: 'doc',
			content: [{ type: 'heading', attrs: { dir: 'rtl' }, content: [{ type: 'text', text: 'a' }] }],
		});
	});

	test('TX2 what stands where it cannot is left out, as every editor would', () => {
		const raw: TextNode = {
			type: 'doc',
			content: [
				{ type: 'text', text: 'loose' },
				{ type: 'bulletList', content: [{ type: 'paragraph' }, { type: 'listItem' }] },
				{ type: 'tableCell' },
			],
		};
		expect(tidyText(raw)).toEqual({
			type: 'doc',
			content: [{ type: 'bulletList', content: [{ type: 'listItem' }] }],
		});
	});

	test('TX3 runs with the same marks are one, in whatever order the marks were set', () => {
		const raw = inParagraph(
			{ type: 'text', text: 'a', marks: [{ type: 'italic' }, { type: 'bold', attrs: {} }] },
			{ type: 'text', text: 'b', marks: [{ type: 'bold' }, { type: 'italic' }] },
			{ type: 'text', text: '', marks: [] },
			{
				type: 'text',
				text: 'c',
				marks: [{ type: 'link', attrs: { target: '_blank', href: 'https://a.org', class: null } }],
			},
		);
		expect(tidyText(raw)).toEqual(
			inParagraph(
				{ type: 'text', text: 'ab', marks: [{ type: 'bold' }, { type: 'italic' }] },
				{ type: 'text', text: 'c', marks: [{ type: 'link', attrs: { href: 'https://a.org' } }] },
			),
		);
		expect(tidyText(tidyText(raw))).toEqual(tidyText(raw));
	});

	test('TX4 a note is one character with its mark, and has its text from the notes', () => {
		const mark = { type: 'footnote', attrs: { id: 'note-0001' } };
		const text = tidyText(
			inParagraph({ type: 'text', text: 'a\uFFFC\uFFFCb', marks: [mark] }, { type: 'text', text: '\uFFFC' }),
		);
		expect(text).toEqual(
			inParagraph(
				{ type: 'text', text: 'a' },
				{ type: 'text', text: '\uFFFC', marks: [mark] },
				{ type: 'text', text: 'b' },
			),
		);
		const notes = new Map([
			['note-0001', ' deux\r\n lignes '],
			['note-0002', 'orphan'],
		]);
		expect(footnotesOf(text, notes)).toEqual({ 'note-0001': 'deux lignes' });
	});

	test('TX4 half of a character is replaced, so that the text is valid UTF-8', () => {
		expect(tidyText(inParagraph({ type: 'text', text: 'a\uD83D' }))).toEqual(
			inParagraph({ type: 'text', text: 'a\uFFFD' }),
		);
	});
});
