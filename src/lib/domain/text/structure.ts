import { isAllowedHref } from './href.ts';

/**
 * What a text may hold: the one source of the server's guard, the editor's schema and every reader. Names are those of
 * Tiptap. A hard break is missing on purpose: an inline node doubles the text after it when two people insert at once.
 */
export interface TextStructure {
	/** Shared types of the live document. The Map holds one Y.Text a footnote id. */
	readonly roots: Readonly<Record<string, 'XmlFragment' | 'Map'>>;
	readonly elements: Readonly<Record<string, { readonly attributes: Readonly<Record<string, ValueTest>> }>>;
	readonly marks: Readonly<Record<string, ValueTest>>;
}

export type ValueTest = (value: unknown) => boolean;

export const TEXT_ROOT = 'text';
export const FOOTNOTES_ROOT = 'footnotes';

/** The one character that carries a footnote's mark. */
export const FOOTNOTE_CHARACTER = '\uFFFC';

/** Numbers of an ordered list that every Markdown reader takes. */
const LAST_START = 999_999;
/** Columns or rows that one cell may cover. */
const LAST_SPAN = 100;
const FIXED_TARGETS: readonly unknown[] = [undefined, null, '_blank'];
const FIXED_RELS: readonly unknown[] = [
	undefined,
	null,
	'noopener noreferrer',
	'noopener noreferrer nofollow',
];

const dir: ValueTest = (value) => value === null || value === 'ltr' || value === 'rtl' || value === 'auto';
const span: ValueTest = (value) => isInteger(value, 1, LAST_SPAN);
const colwidth: ValueTest = (value) =>
	value === null ||
	(Array.isArray(value) && value.length <= LAST_SPAN && value.every((width) => isInteger(width, 0, 10_000)));
const cell = { attributes: { dir, colspan: span, rowspan: span, colwidth } };
const plain = { attributes: { dir } };

export const DECLARED: TextStructure = {
	roots: { [TEXT_ROOT]: 'XmlFragment', [FOOTNOTES_ROOT]: 'Map' },
	elements: {
		paragraph: plain,
		heading: { attributes: { dir, level: (value) => isInteger(value, 1, 3) } },
		bulletList: plain,
		orderedList: { attributes: { dir, start: (value) => isInteger(value, 0, LAST_START) } },
		listItem: plain,
		blockquote: plain,
		table: plain,
		tableRow: plain,
		tableHeader: cell,
		tableCell: cell,
		horizontalRule: plain,
	},
	marks: {
		link: (value) =>
			isObjectOf(value, ['href', 'target', 'rel', 'class', 'title']) &&
			isAllowedHref(value.href) &&
			FIXED_TARGETS.includes(value.target) &&
			FIXED_RELS.includes(value.rel) &&
			(value.class ?? null) === null &&
			(value.title ?? null) === null,
		bold: (value) => isObjectOf(value, []),
		italic: (value) => isObjectOf(value, []),
		footnote: (value) => isObjectOf(value, ['id']) && isFootnoteId(value.id),
	},
};

const BLOCKS = ['paragraph', 'heading', 'bulletList', 'orderedList', 'blockquote', 'table', 'horizontalRule'];

/** What stands directly inside each element: text, or these elements. `doc` is the text itself. */
export const CONTENT: Readonly<Record<string, 'text' | readonly string[]>> = {
	doc: BLOCKS,
	paragraph: 'text',
	heading: 'text',
	bulletList: ['listItem'],
	orderedList: ['listItem'],
	listItem: BLOCKS,
	blockquote: BLOCKS,
	table: ['tableRow'],
	tableRow: ['tableHeader', 'tableCell'],
	tableHeader: BLOCKS,
	tableCell: BLOCKS,
	horizontalRule: [],
};

export function isFootnoteId(value: unknown): value is string {
	return typeof value === 'string' && /^[a-z0-9-]{8,40}$/.test(value);
}

function isInteger(value: unknown, least: number, most: number): value is number {
	return Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
}

function isObjectOf(value: unknown, keys: readonly string[]): value is Record<string, unknown> {
	return (
		typeof value === 'object' &&
		value !== null &&
		!Array.isArray(value) &&
		Object.keys(value).every((key) => keys.includes(key))
	);
}
