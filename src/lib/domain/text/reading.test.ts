import { expect, test } from 'vitest';
import { countWords } from './count-words.ts';
import { outline } from './outline.ts';
import { plainText } from './plain-text.ts';
import type { TextNode } from './text-node.ts';

const line = (type: string, text: string, level?: number): TextNode => ({
	type,
	...(level && { attrs: { level } }),
	content: [{ type: 'text', text }],
});
const text: TextNode = {
	type: 'doc',
	content: [
		line('heading', 'Nos demandes\uFFFC', 2),
		line('paragraph', 'L’accueil,\u00a0d’abord.'),
		{ type: 'blockquote', content: [line('heading', 'Un rappel', 3), line('heading', '\uFFFC ', 3)] },
	],
};

test('TX30 the outline names each heading with a letter, its level and where it stands', () => {
	expect(outline(text)).toEqual([
		{ number: 1, level: 2, title: 'Nos demandes', path: [0] },
		{ number: 2, level: 3, title: 'Un rappel', path: [2, 0] },
	]);
});

test('TX31 the plain text has one line a block and no notes', () => {
	expect(plainText(text)).toBe('Nos demandes\nL’accueil,\u00a0d’abord.\nUn rappel');
});

test.each([
	['L’État laisse 400 personnes dehors – sans eau !', 7],
	['تستقبل الجمعيات الناس في المدينة', 5],
	['Chúng tôi cùng viết', 4],
	['… — !', 0],
])('TX32 %j has %i words', (words, count) => {
	expect(countWords(words)).toBe(count);
});
