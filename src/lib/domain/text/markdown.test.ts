import { describe, expect, test } from 'vitest';
import { toMarkdown } from './markdown.ts';
import type { TextMark, TextNode } from './text-node.ts';
import { tidyText } from './tidy-text.ts';

const run = (text: string, ...marks: (string | TextMark)[]): TextNode => ({
	type: 'text',
	text,
	marks: marks.map((mark) => (typeof mark === 'string' ? { type: mark } : mark)),
});
const p = (...runs: (string | TextNode)[]): TextNode => ({
	type: 'paragraph',
	content: runs.map((item) => (typeof item === 'string' ? run(item) : item)),
});
const node = (type: string, ...content: TextNode[]): TextNode => ({ type, content });
const item = (...content: TextNode[]) => node('listItem', ...content);
const link = (href: string): TextMark => ({ type: 'link', attrs: { href } });
const note = (id: string) => run('\uFFFC', { type: 'footnote', attrs: { id } });
const markdown = (content: TextNode[], footnotes = {}) =>
	toMarkdown(tidyText(node('doc', ...content)), footnotes);

describe('canonical Markdown', () => {
	test('TX20 an empty text is one newline; empty paragraphs leave nothing', () => {
		expect(markdown([])).toBe('\n');
		expect(markdown([p(), p('  \t '), node('bulletList'), node('table')])).toBe('\n');
	});

	test('TX20 blocks are parted by one empty line and the file ends with one newline', () => {
		const heading = { ...node('heading', run('Titre')), attrs: { level: 2 } };
		expect(
			markdown([heading, p('Un.'), p(), node('horizontalRule'), node('blockquote', p('Deux'), p('Trois'))]),
		).toBe('## Titre\n\nUn.\n\n***\n\n> Deux\n>\n> Trois\n');
	});

	test.each([
		['1. pas une liste', '1\\. pas une liste'],
		['2) non plus', '2\\) non plus'],
		['12.', '12\\.'],
		['12.02.2013 à Calais', '12.02.2013 à Calais'],
		['# pas un titre', '\\# pas un titre'],
		['#ensemble', '#ensemble'],
		['- tiret', '\\- tiret'],
		['-5 °C', '-5 °C'],
		['+ plus', '\\+ plus'],
		['+33 3 21', '+33 3 21'],
		['---', '\\---'],
		['-- -', '\\-- -'],
		['--', '\\--'],
		['> cité', '\\> cité'],
		['__x__ *y*', '\\_\\_x\\_\\_ \\*y\\*'],
		['&amp; &#35; & co', '\\&amp; \\&#35; & co'],
		['<b>html</b>', '\\<b>html\\</b>'],
		['[x](y) ![z]', '\\[x\\](y) !\\[z\\]'],
		['`code` ~~barré~~ a|b \\', '\\`code\\` \\~\\~barré\\~\\~ a\\|b \\\\'],
		['\t   retrait  ', 'retrait'],
		['a\nb\r\nc\u2028d\u0000e', 'a b c de'],
		['cafe\u0301', 'café'],
	])('TX21 %j stays what it was: %j', (text, expected) => {
		expect(markdown([p(text)])).toBe(`${expected}\n`);
	});

	test('TX21 a heading keeps its final number signs', () => {
		expect(markdown([{ ...node('heading', run('Langage C #')), attrs: { level: 1 } }])).toBe(
			'# Langage C \\#\n',
		);
	});

	test('TX22 marks begin and end at words, never at blanks', () => {
		expect(markdown([p('un ', run(' mot ', 'bold'), 'ici')])).toBe('un  **mot** ici\n');
		expect(markdown([p(run('a ', 'bold'), run('b', 'bold', 'italic'), run(' c', 'italic'))])).toBe(
			'**a _b_** _c_\n',
		);
		expect(markdown([p(run('  ', 'bold'), 'x')])).toBe('x\n');
	});

	test('TX22 where a letter stands too close to a sign it is written as an entity', () => {
		expect(markdown([p('a', run('(b)', 'bold'), 'c')])).toBe('&#97;**(b)**&#99;\n');
		expect(markdown([p('in', run('croy', 'italic'), 'able')])).toBe('i&#110;_croy_&#97;ble\n');
		expect(markdown([p('l’', run('accueil', 'bold'), ', « ', run('ici', 'italic'), ' »')])).toBe(
			'l’**accueil**, « _ici_ »\n',
		);
	});

	test('TX23 a link holds its one address, in ASCII', () => {
		expect(
			markdown([p('Voir ', run('le site ', link('https://exämple.org/a_(b)?q=1&copy;=2')), 'vite')]),
		).toBe('Voir [le site](https://xn--exmple-cua.org/a\\_\\(b\\)?q=1\\&copy;=2) vite\n');
		expect(markdown([p('Non !', run('ici', link('https://example.org')))])).toBe(
			'Non \\![ici](https://example.org/)\n',
		);
	});

	test.each([
		'javascript:alert(1)',
		'java\nscript:x',
		'data:text/html,x',
		'//evil.org',
		'https://a@evil.org',
		'http:x',
	])('TX23 %j is no link', (href) => {
		expect(markdown([p(run('ici', link(href)))])).toBe('ici\n');
	});

	test('TX24 lists nest below their item; two lists in a row stay two', () => {
		const bullets = node(
			'bulletList',
			item(p('a'), node('bulletList', item(p('b')))),
			item(p('c'), p('d')),
			item(p()),
		);
		const numbers = { ...node('orderedList', item(p('e')), item(p('f'))), attrs: { start: 9 } };
		expect(markdown([bullets, node('bulletList', item(p('g'))), numbers])).toBe(
			'- a\n  - b\n- c\n\n  d\n-\n\n+ g\n\n9. e\n10. f\n',
		);
	});

	test('TX24 lists in lists are not read as a rule, nor as the end of their paragraph', () => {
		expect(markdown([node('bulletList', item(node('bulletList', item(node('bulletList', item())))))])).toBe(
			'- + -\n',
		);
		const numbers = { ...node('orderedList', item(p('b'))), attrs: { start: 2 } };
		expect(markdown([node('bulletList', item(p('a'), numbers))])).toBe('- a\n\n  2. b\n');
	});

	test('TX25 a table has one header row; paragraphs of a cell are joined; merged cells leave empty places', () => {
		const cell = (attrs: Record<string, number>, ...content: TextNode[]) => ({
			...node('tableCell', ...content),
			attrs,
		});
		const table = node(
			'table',
			node('tableRow', cell({ colspan: 2 }, p('a|b'), p('c')), cell({ rowspan: 2 }, p('d'))),
			node(
				'tableRow',
				cell({}, node('bulletList', item(p('1. e')), item(p('f')))),
				cell({}),
				cell({}, p('g')),
			),
		);
		expect(markdown([table])).toBe(
			'| a\\|b<br>c |   | d |   |\n| --- | --- | --- | --- |\n| - 1. e<br>- f |   |   | g |\n',
		);
	});

	test('TX25 a hostile span does not grow the text beyond measure', () => {
		const wide = { ...node('tableCell', p('x')), attrs: { colspan: 100, rowspan: 100 } };
		const rows = Array.from({ length: 50 }, () =>
			node('tableRow', ...Array.from({ length: 50 }, () => wide)),
		);
		expect(markdown([node('table', ...rows)]).length).toBeLessThan(100_000);
	});

	test('TX26 notes are numbered by their first reference and stand at the end; an unknown note is empty', () => {
		const text = [
			p('Un', note('note-bbbb'), run(' deux', 'bold'), note('note-aaaa')),
			p('Trois', note('note-bbbb'), '(!)'),
		];
		expect(markdown(text, { 'note-bbbb': '1. Circulaire [sic]' })).toBe(
			'Un[^1] **deux**[^2]\n\nTrois[^1]\\(!)\n\n[^1]: 1\\. Circulaire \\[sic\\]\n\n[^2]:\n',
		);
	});

	test('TX26 a note’s character without its mark is nothing, and a note before a colon defines nothing', () => {
		expect(markdown([p('a\uFFFCb'), p(note('note-aaaa'), ': voir')], { 'note-aaaa': 'x' })).toBe(
			'ab\n\n[^1]\\: voir\n\n[^1]: x\n',
		);
	});
});
