import { yXmlFragmentToProsemirrorJSON } from '@tiptap/y-tiptap';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { LANGUAGES, PAPER_KINDS } from '#lib/domain/papers/paper.ts';
import { toMarkdown } from '#lib/domain/text/markdown.ts';
import { FOOTNOTES_ROOT, TEXT_ROOT } from '#lib/domain/text/structure.ts';
import type { TextNode } from '#lib/domain/text/text-node.ts';
import { tidyText } from '#lib/domain/text/tidy-text.ts';
import { structureOf } from '../sync/structure-of.ts';
import { inspect } from '../sync/guard/guard.ts';
import { readLiveText } from './read-live-text.ts';
import { templateOf } from './templates/template-of.ts';
import { writeText } from './write-text.ts';

const TEXT: TextNode = {
	type: 'doc',
	content: [
		{ type: 'heading', attrs: { dir: 'rtl', level: 2 }, content: [{ type: 'text', text: 'مطالبنا' }] },
		{
			type: 'paragraph',
			content: [
				{ type: 'text', text: 'Un ' },
				{
					type: 'text',
					text: 'site',
					marks: [{ type: 'link', attrs: { href: 'https://example.org' } }, { type: 'bold' }],
				},
				{ type: 'text', text: '\uFFFC', marks: [{ type: 'footnote', attrs: { id: 'note-0001' } }] },
			],
		},
		{
			type: 'orderedList',
			attrs: { start: 3 },
			content: [{ type: 'listItem', content: [{ type: 'paragraph' }] }],
		},
		{ type: 'horizontalRule' },
	],
};

const guardVerdict = (update: Uint8Array) => {
	const doc = new Y.Doc();
	doc.getXmlFragment(TEXT_ROOT);
	doc.getMap(FOOTNOTES_ROOT);
	const structure = structureOf('text');
	const guarded = { doc, structure, ownerOf: () => undefined, hasRoomFor: () => true };
	const inspecting = inspect(update, { person: 'me', mayWrite: true }, guarded);
	for (;;) {
		const step = inspecting.next();
		if (step.done) return step.value.kind;
	}
};

describe('the live text', () => {
	test('TX5 what was written is read again, with its notes, and nothing is changed by reading', () => {
		const doc = new Y.Doc();
		writeText(doc, TEXT, { 'note-0001': 'Circulaire', 'note-0002': 'sans appel' });
		const before = Y.encodeStateAsUpdate(doc);
		expect(readLiveText(doc)).toEqual({ json: tidyText(TEXT), footnotes: { 'note-0001': 'Circulaire' } });
		expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
	});

	test('TX5 the server reads the elements and runs that y-tiptap reads', () => {
		const doc = new Y.Doc();
		writeText(doc, TEXT, {});
		const theirs = yXmlFragmentToProsemirrorJSON(doc.getXmlFragment(TEXT_ROOT)) as TextNode;
		expect(readLiveText(doc).json).toEqual(tidyText(theirs));
	});

	test('TX5 a text written again replaces the one before, with its notes', () => {
		const doc = new Y.Doc();
		writeText(doc, TEXT, { 'note-0001': 'Circulaire' });
		writeText(
			doc,
			{ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Neuf' }] }] },
			{},
		);
		expect(doc.getMap(FOOTNOTES_ROOT).size).toBe(0);
		expect(toMarkdown(readLiveText(doc).json, {})).toBe('Neuf\n');
	});

	test('TX16 shapes that no editor writes are read without failing', () => {
		const doc = new Y.Doc();
		const root = doc.getXmlFragment(TEXT_ROOT);
		const paragraph = new Y.XmlElement('paragraph');
		const words = new Y.XmlText();
		root.insert(0, [new Y.XmlText('loose'), new Y.XmlHook('hook') as never, paragraph]);
		paragraph.insert(0, [words, new Y.XmlElement('paragraph')]);
		words.insert(0, 'ab', { 'bold--abcdefgh': {}, bold: {}, 'footnote--abcdefgh': { id: 'note-0001' } });
		words.insertEmbed(1, { image: 'x' });
		doc.getMap(FOOTNOTES_ROOT).set('note-0001', 'not a text');
		expect(readLiveText(doc)).toEqual({
			json: {
				type: 'doc',
				content: [{ type: 'paragraph', content: [{ type: 'text', text: 'ab', marks: [{ type: 'bold' }] }] }],
			},
			footnotes: {},
		});
	});

	test('TX17 concurrent edits received in any order are read as one text', () => {
		const base = new Y.Doc();
		writeText(base, TEXT, {});
		const updates = [Y.encodeStateAsUpdate(base)];
		for (let person = 0; person < 4; person++) {
			const doc = new Y.Doc();
			Y.applyUpdate(doc, updates[0]!);
			const text = (doc.getXmlFragment(TEXT_ROOT).get(1) as Y.XmlElement).get(0) as Y.XmlText;
			text.insert(person, `(${person})`, person % 2 ? { bold: {}, italic: {} } : { italic: {}, bold: {} });
			text.format(0, 5, { italic: {} });
			updates.push(Y.encodeStateAsUpdate(doc));
		}
		const readings = [updates, updates.toReversed()].map((order) => {
			const doc = new Y.Doc();
			for (const update of order) Y.applyUpdate(doc, update);
			return JSON.stringify(readLiveText(doc));
		});
		expect(readings[0]).toBe(readings[1]);
	});

	test('TX1 the guard lets through what the server writes, and nothing beside it', () => {
		const doc = new Y.Doc();
		writeText(doc, TEXT, { 'note-0001': 'Circulaire' });
		expect(guardVerdict(Y.encodeStateAsUpdate(doc))).toBe('apply');
		doc.getXmlFragment(TEXT_ROOT).insert(0, [new Y.XmlElement('hardBreak')]);
		expect(guardVerdict(Y.encodeStateAsUpdate(doc))).toBe('refused');
	});

	test.each(PAPER_KINDS)('PA3 a new %s begins with headings and hints in every language', (kind) => {
		for (const language of LANGUAGES) {
			const template = templateOf(kind, language);
			expect(tidyText(template)).toEqual(template);
			expect(template.content!.filter(({ type }) => type === 'heading').length).toBeGreaterThan(0);
			expect(toMarkdown(template, {})).toMatch(/^_.+_$/mu);
		}
	});
});
