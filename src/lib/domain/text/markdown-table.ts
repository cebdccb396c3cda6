import type { TextNode } from './text-node.ts';

/** Columns up to which merged cells keep the others in their place: beyond, a hostile span could ask for millions. */
const ALIGNED_COLUMNS = 64;

/**
 * The lines of a GFM table. Its first row is the header, whatever it was. A merged cell stands in its first place and
 * leaves the other places empty; the paragraphs of a cell are joined by `<br>`.
 */
export function tableMarkdown(
	{ content: rows = [] }: TextNode,
	piecesOf: (cell: TextNode) => readonly string[],
): readonly string[] {
	const covered = new Map<number, number>();
	const grid = rows.map((row) => placeCells(row, covered, (cell) => piecesOf(cell).join('<br>')));
	const columns = Math.max(0, ...grid.map((cells) => cells.length));
	if (columns === 0) return [];
	const [header = [], ...body] = grid;
	const padded = [...header, ...Array<string>(columns - header.length).fill('')];
	return [padded, Array<string>(columns).fill('---'), ...body].map((cells) =>
		cells.length > 0 ? `| ${cells.map((cell) => cell || ' ').join(' | ')} |` : '| |',
	);
}

/** One row. `covered`: for how many more rows a column is covered from above; brought up to date for the next row. */
function placeCells(
	{ content: cells = [] }: TextNode,
	covered: Map<number, number>,
	textOf: (cell: TextNode) => string,
): readonly string[] {
	const row: string[] = [];
	const next = new Map<number, number>();
	for (const cell of cells) {
		while ((covered.get(row.length) ?? 0) > 0) row.push('');
		const at = row.length;
		row.push(textOf(cell));
		const width = Math.max(1, Math.min(Number(cell.attrs?.colspan ?? 1), ALIGNED_COLUMNS - at));
		for (let column = at; column < at + width; column++)
			next.set(column, Number(cell.attrs?.rowspan ?? 1) - 1);
		while (row.length < at + width) row.push('');
	}
	for (const [column, rows] of [...covered]) covered.set(column, rows - 1);
	for (const [column, rows] of next) if (column < ALIGNED_COLUMNS) covered.set(column, rows);
	return row;
}
