import { sideOfFirstLetter } from '#lib/domain/text/first-letter.ts';
import { isAllowedHref } from '#lib/domain/text/href.ts';
import { FOOTNOTE_CHARACTER } from '#lib/domain/text/structure.ts';
import type { Footnotes, TextMark, TextNode } from '#lib/domain/text/text-node.ts';

/** A text made ready to show: headings placed under the page's own, footnotes numbered, links judged. */
export interface ReadableText {
	readonly blocks: readonly Block[];
	readonly notes: readonly Note[];
}

export type Block =
	| { readonly kind: 'paragraph'; readonly content: readonly Inline[] }
	| { readonly kind: 'heading'; readonly tag: string; readonly content: readonly Inline[] }
	| {
			readonly kind: 'bullets' | 'numbers';
			readonly direction: Direction;
			readonly start: number | undefined;
			readonly items: readonly (readonly Block[])[];
	  }
	| { readonly kind: 'quote'; readonly direction: Direction; readonly blocks: readonly Block[] }
	| {
			readonly kind: 'table';
			readonly direction: Direction;
			readonly head: readonly Cell[];
			readonly rows: readonly (readonly Cell[])[];
	  }
	| { readonly kind: 'rule' };

export interface Cell {
	readonly heads: boolean;
	readonly columns: number | undefined;
	readonly rows: number | undefined;
	readonly blocks: readonly Block[];
}

export type Inline =
	| {
			readonly kind: 'words';
			readonly text: string;
			readonly bold: boolean;
			readonly italic: boolean;
			readonly href: string | null;
	  }
	| { readonly kind: 'reference'; readonly number: number; readonly occurrence: number }
	| { readonly kind: 'break' };

export interface Note {
	readonly number: number;
	readonly text: string;
	/** How often the text refers to it: one way back each. */
	readonly references: number;
}

export type Direction = 'ltr' | 'rtl' | undefined;

/** The page has one h1, its own: the text's highest heading becomes h2, the others keep their distance to it. */
export function makeReadable(doc: TextNode, footnotes: Footnotes): ReadableText {
	const highest = highestHeading(doc);
	const notes = new Map<string, { number: number; text: string; references: number }>();

	function blocksOf(node: TextNode): Block[] {
		return (node.content ?? []).flatMap(blockOf);
	}

	function blockOf(node: TextNode): Block[] {
		switch (node.type) {
			case 'heading':
				return [
					{ kind: 'heading', tag: `h${Math.min(6, levelOf(node) - highest + 2)}`, content: inlinesOf(node) },
				];
			case 'bulletList':
			case 'orderedList':
				return [
					{
						kind: node.type === 'bulletList' ? 'bullets' : 'numbers',
						direction: firstDirection(node),
						start: wholeNumber(node.attrs?.start),
						items: (node.content ?? []).map(blocksOf),
					},
				];
			case 'blockquote':
				return [{ kind: 'quote', direction: firstDirection(node), blocks: blocksOf(node) }];
			case 'table':
				return [tableOf(node)];
			case 'horizontalRule':
				return [{ kind: 'rule' }];
		}
		// a paragraph, or something this version does not know: its words are shown all the same
		if (
			node.type === 'text' ||
			(node.content ?? []).some(({ type }) => type === 'text' || type === 'hardBreak')
		)
			return [
				{
					kind: 'paragraph',
					content: inlinesOf(node.type === 'text' ? { type: '', content: [node] } : node),
				},
			];
		return node.type === 'paragraph' ? [] : blocksOf(node);
	}

	function tableOf(table: TextNode): Block {
		const rows = (table.content ?? []).map((row) => (row.content ?? []).map(cellOf));
		const first = rows[0] ?? [];
		const hasHead = first.length > 0 && first.every(({ heads }) => heads);
		return {
			kind: 'table',
			direction: firstDirection(table),
			head: hasHead ? first : [],
			rows: hasHead ? rows.slice(1) : rows,
		};
	}

	function cellOf(cell: TextNode): Cell {
		const spanned = (value: unknown) => (wholeNumber(value) === 1 ? undefined : wholeNumber(value));
		return {
			heads: cell.type === 'tableHeader',
			columns: spanned(cell.attrs?.colspan),
			rows: spanned(cell.attrs?.rowspan),
			blocks: blocksOf(cell),
		};
	}

	function inlinesOf(node: TextNode): Inline[] {
		return (node.content ?? []).flatMap((child): Inline[] => {
			if (child.type === 'hardBreak') return [{ kind: 'break' }];
			if (child.text === undefined) return inlinesOf(child);
			const marks = child.marks ?? [];
			const id = marks.find(({ type }) => type === 'footnote')?.attrs?.id;
			if (typeof id === 'string' && child.text.includes(FOOTNOTE_CHARACTER)) return [refer(id)];
			const text = child.text.replaceAll(FOOTNOTE_CHARACTER, '');
			if (text === '') return [];
			const has = (name: string) => marks.some(({ type }) => type === name);
			return [{ kind: 'words', text, bold: has('bold'), italic: has('italic'), href: shownHref(marks) }];
		});
	}

	function refer(id: string): Inline {
		const note = notes.get(id) ?? { number: notes.size + 1, text: footnotes[id] ?? '', references: 0 };
		note.references += 1;
		notes.set(id, note);
		return { kind: 'reference', number: note.number, occurrence: note.references };
	}

	const blocks = blocksOf(doc);
	return { blocks, notes: [...notes.values()] };
}

function highestHeading(node: TextNode): number {
	if (node.type === 'heading') return levelOf(node);
	return Math.min(6, ...(node.content ?? []).map(highestHeading));
}

function levelOf(heading: TextNode): number {
	return Math.min(6, wholeNumber(heading.attrs?.level) ?? 1);
}

function wholeNumber(value: unknown): number | undefined {
	return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

function shownHref(marks: readonly TextMark[]): string | null {
	const href = marks.find(({ type }) => type === 'link')?.attrs?.href;
	return isAllowedHref(href) ? href : null;
}

/**
 * Direction of the first letter inside. HTML's dir="auto" passes over children that have their own dir, so what holds
 * blocks (a list, a quote, a table) must be told.
 */
function firstDirection(node: TextNode): Direction {
	const side = sideOfFirstLetter(node.text ?? '');
	if (side) return side;
	for (const child of node.content ?? []) {
		const direction = firstDirection(child);
		if (direction) return direction;
	}
	return undefined;
}
