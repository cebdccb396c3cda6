import { getSchema } from '@tiptap/core';
import { Fragment, Slice, type ContentMatch, type Node, type Schema } from '@tiptap/pm/model';
import { EditorState } from '@tiptap/pm/state';
import { describe, expect, test } from 'vitest';
import { CONTENT, DECLARED } from '#lib/domain/text/structure.ts';
import { LIMITS } from '#lib/protocol/sync.ts';
import { textExtensions } from './extensions.ts';
import { listReferences, numberNotes, takeReferences } from './footnote.ts';
import { measure, refuseTransaction } from './text-limits.ts';

const schema: Schema = getSchema(textExtensions({ label: String, onOpen: () => {}, onCopied: (id) => id }));
const paragraph = (...content: Node[]) => schema.node('paragraph', null, content);
const text = (words: string) => schema.text(words);
const reference = (id: string, words = '\uFFFC') => schema.text(words, [schema.mark('footnote', { id })]);
const doc = (...content: Node[]) => schema.node('doc', null, content);

describe('the structure of a text in the editor', () => {
	test('TX40 the editor knows the declared elements and marks, and no other', () => {
		const elements = Object.keys(schema.nodes).filter((name) => name !== 'doc' && name !== 'text');
		expect(elements.sort()).toEqual(Object.keys(DECLARED.elements).sort());
		expect(Object.keys(schema.marks).sort()).toEqual(Object.keys(DECLARED.marks).sort());
	});

	test('TX40 each element has the declared attributes, and writes allowed values by itself', () => {
		for (const [name, { attributes }] of Object.entries(DECLARED.elements)) {
			const made = schema.nodes[name]!.create();
			expect(Object.keys(made.attrs).sort(), name).toEqual(Object.keys(attributes).sort());
			for (const [attribute, allowed] of Object.entries(attributes))
				expect(made.attrs[attribute] === null || allowed(made.attrs[attribute]), `${name}.${attribute}`).toBe(
					true,
				);
		}
	});

	test('TX40 each element takes the declared content', () => {
		for (const [name, content] of Object.entries(CONTENT)) {
			if (content === 'text') {
				expect(schema.nodes[name]!.inlineContent, name).toBe(true);
				continue;
			}
			for (const child of Object.keys(DECLARED.elements))
				if (allowsAnywhere(name, child)) expect(content, `${child} in ${name}`).toContain(child);
		}
	});

	test('TX40 one mark of each kind a character, so that its name in the live document is the declared one', () => {
		for (const mark of Object.values(schema.marks)) expect(mark.excludes(mark), mark.name).toBe(true);
	});
});

describe('notes', () => {
	test('TX46 notes are numbered by their first reference, in the order of the text', () => {
		const references = listReferences(
			doc(
				paragraph(text('un'), reference('note-bbbb'), text('deux'), reference('note-aaaa')),
				schema.node('blockquote', null, [paragraph(reference('note-bbbb'), reference('note-cccc'))]),
			),
		);
		expect(references.map(({ id, pos }) => [id, pos])).toEqual([
			['note-bbbb', 3],
			['note-aaaa', 8],
			['note-bbbb', 12],
			['note-cccc', 13],
		]);
		expect([...numberNotes(references)]).toEqual([
			['note-bbbb', 1],
			['note-aaaa', 2],
			['note-cccc', 3],
		]);
	});

	test('TX47 a copied reference gets a note of its own; one whose note is unknown is left out', () => {
		const slice = new Slice(
			Fragment.from(paragraph(text('a'), reference('note-aaaa'), text('b'), reference('note-gone'))),
			1,
			1,
		);
		const taken = takeReferences(slice, (id) => (id === 'note-aaaa' ? 'note-copy' : null));
		expect(taken.content.firstChild!.eq(paragraph(text('a'), reference('note-copy'), text('b')))).toBe(true);
		expect([taken.openStart, taken.openEnd]).toEqual([1, 1]);
	});

	test('TX48 a stray reference character is not taken, nor a reference on any other text', () => {
		const slice = new Slice(Fragment.from(paragraph(text('a\uFFFCb'), reference('note-aaaa', 'mot'))), 1, 1);
		expect(takeReferences(slice, (id) => id).content.firstChild!.eq(paragraph(text('abmot')))).toBe(true);
	});
});

describe('what a text can hold', () => {
	const limits = { ...LIMITS, characters: 20, frame: 2000, depth: 4 };
	const state = () => EditorState.create({ doc: doc(paragraph(text('0123456789'))) });
	const quoted = (depth: number): Node =>
		depth === 1 ? paragraph(text('x')) : schema.node('blockquote', null, [quoted(depth - 1)]);

	test('TX49 an insertion beyond the characters of a text is refused; up to them it is not', () => {
		expect(refuseTransaction(state().tr.insertText('a'.repeat(10), 1), limits)).toBeNull();
		expect(refuseTransaction(state().tr.insertText('a'.repeat(11), 1), limits)).toBe('too-long');
	});

	test('TX49 a text that is too long already can be shortened', () => {
		const long = EditorState.create({ doc: doc(paragraph(text('a'.repeat(50)))) });
		expect(refuseTransaction(long.tr.delete(1, 3), limits)).toBeNull();
	});

	test('TX49 an insertion that one frame could not carry is refused, whatever its script', () => {
		const roomy = { ...limits, characters: 5000 };
		expect(refuseTransaction(state().tr.insertText('a'.repeat(1200), 1), roomy)).toBeNull();
		expect(refuseTransaction(state().tr.insertText('ế'.repeat(1200), 1), roomy)).toBe('too-much-at-once');
	});

	test('TX49 nesting deeper than the limit is refused, with the text inside counted as a level', () => {
		expect(refuseTransaction(state().tr.insert(0, quoted(3)), limits)).toBeNull();
		expect(refuseTransaction(state().tr.insert(0, quoted(4)), limits)).toBe('too-deep');
	});

	test('TX49 what a text weighs is never less than what Yjs writes for it', async () => {
		const Y = await import('yjs');
		const { prosemirrorToYXmlFragment } = await import('@tiptap/y-tiptap');
		const rows = Array.from({ length: 20 }, (_, row) =>
			schema.node('tableRow', null, [
				schema.node('tableCell', null, [paragraph(text(`ế${row}`), reference(`note-000${row}`))]),
				schema.node('tableCell', null, [
					paragraph(schema.text('gras', [schema.mark('bold')]), text(' maigre')),
				]),
			]),
		);
		const made = doc(
			schema.node('table', null, rows),
			schema.node('bulletList', null, [schema.node('listItem', null, [paragraph()])]),
		);
		const document = new Y.Doc();
		prosemirrorToYXmlFragment(made, document.getXmlFragment('text'));
		expect(measure(made).bytes).toBeGreaterThan(Y.encodeStateAsUpdate(document).length);
	});
});

function allowsAnywhere(parent: string, child: string): boolean {
	const seen = new Set<unknown>();
	const visit = (match: ContentMatch): boolean => {
		if (seen.has(match)) return false;
		seen.add(match);
		for (let i = 0; i < match.edgeCount; i++) {
			const edge = match.edge(i);
			if (edge.type.name === child || visit(edge.next)) return true;
		}
		return false;
	};
	return visit(schema.nodes[parent]!.contentMatch);
}
