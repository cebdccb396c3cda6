import { describe, expect, test } from 'vitest';
import type { TextMark, TextNode } from '#lib/domain/text/text-node.ts';
import { makeReadable, type Block, type Inline } from './readable-text.ts';

const doc = (...content: TextNode[]): TextNode => ({ type: 'doc', content });
const text = (words: string, ...marks: TextMark[]): TextNode => ({ type: 'text', text: words, marks });
const paragraph = (...content: TextNode[]): TextNode => ({ type: 'paragraph', content });
const heading = (level: number, words: string): TextNode => ({
	type: 'heading',
	attrs: { level },
	content: [text(words)],
});
const footnote = (id: string): TextNode => text('\uFFFC', { type: 'footnote', attrs: { id } });
const link = (href: string): TextNode => text('ici', { type: 'link', attrs: { href } });

function blocks(node: TextNode): readonly Block[] {
	return makeReadable(node, {}).blocks;
}
function words(node: TextNode): Inline[] {
	return blocks(node).flatMap((block) => (block.kind === 'paragraph' ? block.content : []));
}

describe('UI42 a text is shown under its page’s own heading', () => {
	test.each([
		{ levels: [1, 2, 3], tags: ['h2', 'h3', 'h4'] },
		{ levels: [2, 3, 2], tags: ['h2', 'h3', 'h2'] },
		{ levels: [3, 1, 6], tags: ['h4', 'h2', 'h6'] },
	])('UI42 levels $levels become $tags', ({ levels, tags }) => {
		const shown = blocks(doc(...levels.map((level) => heading(level, 'Titre'))));
		expect(shown.map((block) => block.kind === 'heading' && block.tag)).toEqual(tags);
	});
});

describe('UI43 footnotes are numbered in the order of the text', () => {
	test('UI43 each reference leads to its note, and a note knows how often it is referred to', () => {
		const { blocks, notes } = makeReadable(
			doc(paragraph(text('Un'), footnote('b'), text(' deux'), footnote('a')), paragraph(footnote('b'))),
			{ a: 'note A', b: 'note B', orphan: 'jamais appelée' },
		);
		expect(notes).toEqual([
			{ number: 1, text: 'note B', references: 2 },
			{ number: 2, text: 'note A', references: 1 },
		]);
		const references = blocks
			.flatMap((block) => (block.kind === 'paragraph' ? block.content : []))
			.filter(({ kind }) => kind === 'reference');
		expect(references).toEqual([
			{ kind: 'reference', number: 1, occurrence: 1 },
			{ kind: 'reference', number: 2, occurrence: 1 },
			{ kind: 'reference', number: 1, occurrence: 2 },
		]);
	});

	test('UI43 the placeholder without its mark is not shown', () => {
		expect(words(doc(paragraph(text('avant\uFFFCaprès'))))).toMatchObject([{ text: 'avantaprès' }]);
		expect(words(doc(paragraph(text('\uFFFC'))))).toEqual([]);
	});
});

describe('UI44 a link leads to the web, an address or a telephone, nowhere else', () => {
	test.each(['https://example.org/a?b=c', 'http://example.org/', 'mailto:a@example.org', 'tel:+33321000000'])(
		'UI44 %s is a link',
		(href) => expect(words(doc(paragraph(link(href))))).toMatchObject([{ text: 'ici', href }]),
	);

	test.each([
		'javascript:alert(1)',
		' java\nscript:alert(1)',
		'data:text/html,x',
		'file:///etc',
		'/papers',
		'//evil',
		'',
	])('UI44 %j is only its words', (href) =>
		expect(words(doc(paragraph(link(href))))).toMatchObject([{ text: 'ici', href: null }]),
	);
});

describe('UI45 what holds blocks takes the direction of its first letter', () => {
	const list = (words: string): TextNode => ({
		type: 'bulletList',
		content: [{ type: 'listItem', content: [paragraph(text(words))] }],
	});
	test.each([
		['بيت المهاجر', 'rtl'],
		['« Maison »', 'ltr'],
		['1. بيت', 'rtl'],
		['123', undefined],
	])('UI45 %s is %s', (words, direction) => {
		expect(blocks(doc(list(words)))).toMatchObject([{ kind: 'bullets', direction }]);
	});
});

describe('UI46 a table whose first row is all headers has a head', () => {
	const cell = (type: string, words: string): TextNode => ({ type, content: [paragraph(text(words))] });
	const row = (...content: TextNode[]): TextNode => ({ type: 'tableRow', content });

	test('UI46 the first row of headers is the head; a header beside cells stays in its row', () => {
		const [table] = blocks(
			doc({
				type: 'table',
				content: [
					row(cell('tableHeader', 'Qui'), cell('tableHeader', 'Quand')),
					row(cell('tableHeader', 'Salam'), cell('tableCell', 'mardi')),
				],
			}),
		);
		if (table?.kind !== 'table') throw new Error('no table');
		expect(table.head).toHaveLength(2);
		expect(table.rows.map((cells) => cells.map(({ heads }) => heads))).toEqual([[true, false]]);
	});
});

describe('UI47 nothing that was written is hidden', () => {
	test('UI47 an unknown block shows its words, an unknown mark is passed over', () => {
		const shown = words(
			doc(
				{ type: 'callout', content: [text('encadré')] },
				{ type: 'wrapper', content: [paragraph(text('dedans', { type: 'unknown' }))] },
				paragraph({ type: 'mention', content: [text('Salam')] }, text(' est là')),
			),
		);
		expect(shown.map((inline) => inline.kind === 'words' && inline.text)).toEqual([
			'encadré',
			'dedans',
			'Salam',
			' est là',
		]);
	});

	test('UI47 a list keeps its first number and its nested lists', () => {
		const nested: TextNode = { type: 'orderedList', attrs: { start: 4 }, content: [] };
		const shown = blocks(
			doc({ type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('a')), nested] }] }),
		);
		expect(shown).toMatchObject([{ items: [[{ kind: 'paragraph' }, { kind: 'numbers', start: 4 }]] }]);
	});
});
