import type { Answer, Answers } from '../form.ts';
import { readDay, readHour } from './read-day.ts';
import { foldWord } from './fold-word.ts';
import { readCount, readEstimate } from './read-number.ts';

/** The columns of the form of January 2013, as its files name them. Any other column is left out: see docs/decisions. */
const COLUMNS: Readonly<Record<Column, RegExp>> = {
	day: /^(date|jour)|horodat/,
	site: /camp|site|lieu/,
	association: /association/,
	meals: /repas/,
	present: /migrants|personnes|present/,
	pass: /pass\b/,
};
type Column = 'day' | 'site' | 'association' | 'meals' | 'present' | 'pass';

export const NEEDED_COLUMNS = ['day', 'site', 'association'] as const;

/** What names in the file are compared with. */
export interface KnownNames {
	readonly sites: readonly {
		readonly id: string;
		readonly name: string;
		readonly openedOn: string;
		readonly endedOn: string | null;
	}[];
	readonly associations: readonly { readonly id: string; readonly name: string }[];
	/** YYYY-MM-DD, in Paris. */
	readonly today: string;
	/** YYYY-MM: months whose figures were validated. */
	readonly locked: readonly string[];
}

export interface OldReport {
	readonly site: string;
	readonly association: string;
	readonly visitedOn: string;
	readonly visitedAt: string | null;
	readonly answers: Answers;
}

export type ImportLine =
	| { readonly kind: 'report'; readonly line: number; readonly report: OldReport }
	| { readonly kind: 'refused'; readonly line: number; readonly reasons: readonly ImportReason[] };

export type ImportReason =
	| 'day-unreadable'
	| 'day-ahead'
	| 'day-before-site'
	| 'day-after-site'
	| 'month-locked'
	| 'site-unknown'
	| 'association-unknown'
	| 'meals-unreadable'
	| 'present-unreadable'
	| 'pass-unreadable'
	| 'nothing-counted';

/** Which column says what; null when one without which no line can be read is not there, or is there twice. */
export function readHeader(header: readonly string[]): Partial<Record<Column, number>> | null {
	const found: Partial<Record<Column, number>> = {};
	for (const [column, name] of Object.entries(COLUMNS) as [Column, RegExp][]) {
		const at = header.flatMap((cell, index) => (name.test(foldWord(cell)) ? [index] : []));
		if (at.length > 1 && column !== 'day') return null;
		if (at.length > 0) found[column] = at[0]!;
	}
	return NEEDED_COLUMNS.every((column) => column in found) ? found : null;
}

/** One line of the file as a report, or every reason why it is none. `line`: its number in the file, the header is 1. */
export function readLine(
	cells: readonly string[],
	columns: Partial<Record<Column, number>>,
	line: number,
	known: KnownNames,
): ImportLine {
	const cell = (column: Column) =>
		columns[column] === undefined ? '' : (cells[columns[column]] ?? '').trim();
	const reasons: ImportReason[] = [];
	const site = findNamed(known.sites, cell('site'));
	const association = findNamed(known.associations, cell('association'));
	const visitedOn = readDay(cell('day'));
	if (!site) reasons.push('site-unknown');
	if (!association) reasons.push('association-unknown');
	if (visitedOn === null) reasons.push('day-unreadable');
	else reasons.push(...dayReasons(visitedOn, site, known));
	const answers: Record<string, Answer> = {};
	for (const column of ['meals', 'present', 'pass'] as const) {
		const text = cell(column);
		if (text === '') continue;
		const answer = column === 'present' ? readEstimate(text) : readCount(text);
		if (answer) answers[column] = answer;
		else reasons.push(`${column}-unreadable`);
	}
	if (reasons.length === 0 && Object.keys(answers).length === 0) reasons.push('nothing-counted');
	if (reasons.length > 0 || !site || !association || visitedOn === null)
		return { kind: 'refused', line, reasons };
	const visitedAt = readHour(cell('day'));
	return {
		kind: 'report',
		line,
		report: { site: site.id, association: association.id, visitedOn, visitedAt, answers },
	};
}

function dayReasons(
	day: string,
	site: KnownNames['sites'][number] | null,
	{ today, locked }: KnownNames,
): readonly ImportReason[] {
	const reasons: ImportReason[] = [];
	if (day > today) reasons.push('day-ahead');
	if (site && day < site.openedOn) reasons.push('day-before-site');
	if (site?.endedOn && day > site.endedOn) reasons.push('day-after-site');
	if (locked.includes(day.slice(0, 7))) reasons.push('month-locked');
	return reasons;
}

/** By id or by name, without regard to accents, case and punctuation; null also when two have that name. */
function findNamed<T extends { readonly id: string; readonly name: string }>(
	all: readonly T[],
	name: string,
): T | null {
	const folded = foldWord(name);
	if (folded === '') return null;
	const found = all.filter((each) => foldWord(each.name) === folded || foldWord(each.id) === folded);
	return found.length === 1 ? found[0]! : null;
}
