import { cleanText, escapeHeadingEnd, escapeLineStart, escapeRun } from './markdown-escape.ts';
import { inlineMarkdown } from './markdown-inline.ts';
import { tableMarkdown } from './markdown-table.ts';
import { referencedNotes } from './references.ts';
import type { Footnotes, TextNode } from './text-node.ts';

/** A block of Markdown: its lines, and its marker if it is a list. */
interface Block {
	readonly node: TextNode;
	readonly lines: readonly string[];
	readonly marker: string | null;
}

/**
 * Canonical Markdown of a tidy text: the same text always gives the same bytes. CommonMark with the tables and
 * footnotes of GFM, NFC, LF, one final newline; an empty text is one newline. What Markdown can't hold is left out:
 * empty paragraphs, directions, column widths, merged cells (SPEC.md).
 */
export function toMarkdown(text: TextNode, footnotes: Footnotes): string {
	const notes = referencedNotes(text);
	const numbers = new Map(notes.map((id, index) => [id, index + 1]));
	const blocks = blocksOf(text.content ?? [], numbers).map(({ lines }) => lines.join('\n'));
	const definitions = notes.map((id, index) =>
		`[^${index + 1}]: ${escapeLineStart(escapeRun(cleanText(footnotes[id] ?? '').trim()))}`.trimEnd(),
	);
	return `${[...blocks, ...definitions].join('\n\n')}\n`.normalize('NFC');
}

type NoteNumbers = ReadonlyMap<string, number>;

/** `around`: the marker of the list item that these blocks begin. */
function blocksOf(
	nodes: readonly TextNode[],
	notes: NoteNumbers,
	around: string | null = null,
): readonly Block[] {
	const blocks: Block[] = [];
	for (const node of nodes) {
		const marker = markerOf(node, blocks.length > 0 ? blocks.at(-1)!.marker : around);
		const lines = linesOf(node, marker, notes);
		if (lines.length > 0) blocks.push({ node, lines, marker });
	}
	return blocks;
}

/** Two lists of one kind in a row would be read as one, and “- - -” as a rule: they take turns with their markers. */
function markerOf({ type }: TextNode, before: string | null): string | null {
	if (type === 'bulletList') return before === '-' ? '+' : '-';
	if (type === 'orderedList') return before === '.' ? ')' : '.';
	return null;
}

function linesOf(node: TextNode, marker: string | null, notes: NoteNumbers): readonly string[] {
	switch (node.type) {
		case 'paragraph': {
			const line = inlineMarkdown(node.content ?? [], notes);
			return line ? [escapeLineStart(line)] : [];
		}
		case 'heading': {
			const line = inlineMarkdown(node.content ?? [], notes);
			return line ? [`${'#'.repeat(Number(node.attrs?.level ?? 1))} ${escapeHeadingEnd(line)}`] : [];
		}
		case 'bulletList':
		case 'orderedList':
			return listLines(node, marker!, notes);
		case 'blockquote':
			return joinBlocks(blocksOf(node.content ?? [], notes)).map((line) => (line ? `> ${line}` : '>'));
		case 'table':
			return tableMarkdown(node, (cell) => cellPieces(cell, notes));
		case 'horizontalRule':
			return ['***'];
		default:
			return [];
	}
}

function listLines(list: TextNode, marker: string, notes: NoteNumbers): readonly string[] {
	const start = Number(list.attrs?.start ?? 1);
	return (list.content ?? []).flatMap((item, index) => {
		const sign = list.type === 'orderedList' ? `${start + index}${marker}` : marker;
		const lines = joinBlocks(blocksOf(item.content ?? [], notes, marker));
		if (lines.length === 0) return [sign];
		const indent = ' '.repeat(sign.length + 1);
		return lines.map((line, at) => (at === 0 ? `${sign} ${line}` : line && indent + line));
	});
}

/** Blocks one below the other with an empty line between them, except a list that may follow its paragraph at once. */
function joinBlocks(blocks: readonly Block[]): readonly string[] {
	return blocks.flatMap((block, index) => {
		const tight = index === 0 || (blocks[index - 1]!.node.type === 'paragraph' && mayInterrupt(block));
		return tight ? block.lines : ['', ...block.lines];
	});
}

/** A list begins right after a paragraph only if it starts at 1 with an item that is not empty. */
function mayInterrupt({ marker, lines }: Block): boolean {
	return marker !== null && /^(?:[-+]|1[.)]) ./.test(lines[0]!);
}

/** The lines of a table cell, without block signs that a cell can't hold. */
function cellPieces(node: TextNode, notes: NoteNumbers): readonly string[] {
	if (node.type === 'paragraph' || node.type === 'heading') {
		const line = inlineMarkdown(node.content ?? [], notes);
		return line ? [line] : [];
	}
	if (node.type !== 'bulletList' && node.type !== 'orderedList')
		return (node.content ?? []).flatMap((child) => cellPieces(child, notes));
	const start = Number(node.attrs?.start ?? 1);
	return (node.content ?? []).flatMap((item, index) => {
		const [first = '', ...rest] = cellPieces(item, notes);
		return [`${node.type === 'orderedList' ? `${start + index}.` : '-'} ${first}`.trimEnd(), ...rest];
	});
}
