import * as Y from 'yjs';
import { foldName } from '#lib/domain/gatherings/fold-name.ts';
import type { MinutesHeader } from '#lib/domain/gatherings/minutes-header.ts';
import type { Minutes } from '#lib/domain/gatherings/minutes.ts';
import { HEADER_ROWS, MINUTES_LABELS, type HeaderRow } from '#lib/domain/gatherings/minutes-labels.ts';
import { headerRow } from '#lib/domain/gatherings/minutes-text.ts';
import type { Language } from '#lib/domain/papers/paper.ts';
import { TEXT_ROOT } from '#lib/domain/text/structure.ts';
import { toElement } from '../../papers/write-text.ts';
import { digestOf, staleRows } from './header.ts';

/**
 * Brings the table that the minutes begin with to what is known now. `written`: digests of what was known then. Line by line:
 * what was written then and is no longer true goes, what is new comes, and every line, row or word of people stays as it is.
 * Without the table it comes back.
 */
export function writeHeader(
	doc: Y.Doc,
	header: MinutesHeader,
	written: Minutes['header'],
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
	for (const row of staleRows(written, header)) {
		const lines = header[row] ?? [];
		const cell = childrenOf(rowOf(table, labels[row]))[1];
		if (cell) mergeLines(cell, lines, new Set(written[row]));
		else if (lines.length > 0 && !written[row]?.length)
			table.insert(placeOf(table, row, labels), [toElement(headerRow(labels[row], lines))]);
	}
}

function mergeLines(cell: Y.XmlElement, lines: readonly string[], written: ReadonlySet<string>): void {
	const words = () => childrenOf(cell).map(wordsOf);
	for (const [i, line] of [...words().entries()].toReversed())
		if (line === '' || (written.has(digestOf(line)) && !lines.includes(line))) cell.delete(i, 1);
	for (const [i, line] of lines.entries()) {
		if (written.has(digestOf(line)) || words().includes(line)) continue;
		const before = lines.slice(0, i).map((each) => words().indexOf(each));
		cell.insert(Math.max(-1, ...before) + 1, [toParagraph(line)]);
	}
	if (cell.length === 0) cell.insert(0, [toParagraph('')]);
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
