import type { Language } from '../papers/paper.ts';
import type { TextNode } from '../text/text-node.ts';
import type { MinutesHeader } from './minutes-header.ts';
import { HEADER_ROWS, MINUTES_LABELS } from './minutes-labels.ts';
import type { Plan, Task } from './plan.ts';

export interface MinutesContent {
	readonly header: MinutesHeader;
	/** Titles of what was on the programme. */
	readonly agenda: readonly string[];
	/** Tasks of earlier gatherings. */
	readonly carried: readonly Pick<Task, 'what' | 'done'>[];
}

/** Lines of the table of decisions: who takes notes during a meeting has no hand free to add one. */
const EMPTY_LINES = 3;

/** The text that minutes begin with: head, one heading a point of the agenda, the table of decisions. */
export function minutesText({ header, agenda, carried }: MinutesContent, language: Language): TextNode {
	const labels = MINUTES_LABELS[language];
	const points = agenda.length > 0 ? agenda : [labels.noItem];
	const rows = HEADER_ROWS.flatMap((row) => {
		const lines = header[row];
		return lines ? [headerRow(labels.rows[row], lines)] : [];
	});
	return {
		type: 'doc',
		content: [
			{ type: 'table', content: rows },
			...(carried.length > 0
				? [heading(labels.carried), bullets(carried.map((task) => follow(task, language)))]
				: []),
			...points.flatMap((title) => [heading(title), hint(labels.item)]),
			heading(labels.decisions),
			hint(labels.decisionsHint),
			{
				type: 'table',
				content: [
					{ type: 'tableRow', content: labels.columns.map((column) => cell('tableHeader', [column])) },
					...Array.from({ length: EMPTY_LINES }, () => ({
						type: 'tableRow',
						content: labels.columns.map(() => cell('tableCell', [])),
					})),
				],
			},
			paragraph(''),
		],
	};
}

/** What is talked about, in order, without breaks and meals: what has a place or, when nothing has one, all. */
export function agendaOf({ items }: Pick<Plan, 'items'>): string[] {
	const points = items.filter(
		({ kind, title }) => kind !== 'break' && kind !== 'meal' && title.trim() !== '',
	);
	const placed = points.filter(({ at }) => at !== null);
	return (placed.length > 0 ? placed : points).map(({ title }) => title.trim());
}

export function headerRow(label: string, lines: readonly string[]): TextNode {
	return { type: 'tableRow', content: [cell('tableHeader', [label]), cell('tableCell', lines)] };
}

function cell(type: 'tableHeader' | 'tableCell', lines: readonly string[]): TextNode {
	return { type, content: (lines.length > 0 ? lines : ['']).map(paragraph) };
}

function follow({ what, done }: Pick<Task, 'what' | 'done'>, language: Language): string {
	const { colon, done: isDone, open } = MINUTES_LABELS[language];
	return `${what}${colon}${done ? isDone : open}`;
}

function heading(text: string): TextNode {
	return { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text }] };
}

function bullets(lines: readonly string[]): TextNode {
	return {
		type: 'bulletList',
		content: lines.map((line) => ({ type: 'listItem', content: [paragraph(line)] })),
	};
}

function hint(text: string): TextNode {
	return { type: 'paragraph', content: [{ type: 'text', text, marks: [{ type: 'italic' }] }] };
}

function paragraph(text: string): TextNode {
	return { type: 'paragraph', ...(text !== '' && { content: [{ type: 'text', text }] }) };
}
