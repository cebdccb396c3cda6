import * as Y from 'yjs';
import { foldName } from '#lib/domain/gatherings/fold-name.ts';
import type { MinutesHeader } from '#lib/domain/gatherings/minutes-header.ts';
import { HEADER_ROWS, MINUTES_LABELS, type HeaderRow } from '#lib/domain/gatherings/minutes-labels.ts';
import { headerRow } from '#lib/domain/gatherings/minutes-text.ts';
import type { Language } from '#lib/domain/papers/paper.ts';
import { TEXT_ROOT } from '#lib/domain/text/structure.ts';
import { toElement } from '../../papers/write-text.ts';

/**
 * Writes these rows into the table that the minutes begin with: within a row only the lines that differ, so that nobody who
 * types beside them loses a word. Rows that people added, took away or renamed stay so; without the table it comes back.
 */
export function writeHeader(
	doc: Y.Doc,
	header: MinutesHeader,
	rows: readonly HeaderRow[],
	language: Language,
): void {
	const root = doc.getXmlFragment(TEXT_ROOT);
	const labels = MINUTES_LABELS[language].rows;
	const table = childrenOf(root).find(
		(block) => block.nodeName === 'table' && HEADER_ROWS.some((row) => rowOf(block, labels[row])),
	);
	if (!table) {
		const whole = HEADER_ROWS.flatMap((row) => {
			const lines = header[row];
			return lines ? [headerRow(labels[row], lines)] : [];
		});
		root.insert(0, [toElement({ type: 'table', content: whole })]);
		return;
	}
	for (const row of rows) {
		const lines = header[row] ?? [];
		const cell = childrenOf(rowOf(table, labels[row]))[1];
		if (cell) writeLines(cell, lines);
		else if (lines.length > 0)
			table.insert(placeOf(table, row, labels), [toElement(headerRow(labels[row], lines))]);
	}
}

/** Keeps what is the same at both ends. */
function writeLines(cell: Y.XmlElement, lines: readonly string[]): void {
	const wanted = lines.length > 0 ? lines : [''];
	const there = childrenOf(cell).map(wordsOf);
	let head = 0;
	while (head < there.length && head < wanted.length && there[head] === wanted[head]) head++;
	let tail = 0;
	while (
		tail < there.length - head &&
		tail < wanted.length - head &&
		there.at(-1 - tail) === wanted.at(-1 - tail)
	)
		tail++;
	cell.insert(head, wanted.slice(head, wanted.length - tail).map(toParagraph));
	cell.delete(wanted.length - tail, there.length - tail - head);
}

function toParagraph(text: string): Y.XmlElement {
	return toElement({ type: 'paragraph', ...(text !== '' && { content: [{ type: 'text', text }] }) });
}

/** Behind the last row that comes before it. */
function placeOf(table: Y.XmlElement, row: HeaderRow, labels: Readonly<Record<HeaderRow, string>>): number {
	const before = HEADER_ROWS.slice(0, HEADER_ROWS.indexOf(row)).map((each) => rowOf(table, labels[each]));
	return Math.max(-1, ...before.map((each) => (each ? childrenOf(table).indexOf(each) : -1))) + 1;
}

function rowOf(table: Y.XmlElement, label: string): Y.XmlElement | undefined {
	return childrenOf(table).find((row) => {
		const [first] = childrenOf(row);
		return first !== undefined && foldName(wordsOf(first)) === foldName(label);
	});
}

function childrenOf(parent: Y.XmlFragment | undefined): Y.XmlElement[] {
	return (parent?.toArray() ?? []).filter((child) => child instanceof Y.XmlElement);
}

function wordsOf(node: Y.XmlElement): string {
	return node
		.toArray()
		.map((child) => {
			if (child instanceof Y.XmlElement) return wordsOf(child);
			if (!(child instanceof Y.XmlText)) return '';
			const runs = child.toDelta() as { insert: unknown }[];
			return runs.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('');
		})
		.join(' ');
}
