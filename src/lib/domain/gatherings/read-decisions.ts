import { LANGUAGES } from '../papers/paper.ts';
import { lineOf, plainText } from '../text/plain-text.ts';
import type { TextNode } from '../text/text-node.ts';
import { foldName } from './fold-name.ts';
import { MINUTES_LABELS } from './minutes-labels.ts';
import { readDueDay } from './minutes-due-day.ts';
import { LETTERS } from './plan-structure.ts';

/** One line of the table of decisions, as it was written and as it was understood. */
export interface Decision {
	/** From its words: the same for whoever reads it, as long as it says the same. */
	readonly line: string;
	readonly decision: string;
	readonly how: string;
	readonly who: string;
	readonly due: string;
	/** Id of the association that `who` names; null: none, or more than one. */
	readonly association: string | null;
	/** YYYY-MM-DD; null: none that can be read. */
	readonly dueOn: string | null;
}

/** What the reader of decisions must know beside the text. */
export interface DecisionFacts {
	readonly associations: readonly { readonly id: string; readonly name: string }[];
	/** YYYY-MM-DD, the day of the gathering: a day without a year comes after it. */
	readonly from: string;
}

const HEADINGS: ReadonlySet<string> = new Set(
	LANGUAGES.map((language) => foldName(MINUTES_LABELS[language].decisions)),
);

/** The lines of the table that stands under the heading of decisions, whatever else was written there. */
export function readDecisions(text: TextNode, { associations, from }: DecisionFacts): Decision[] {
	const blocks = text.content ?? [];
	const heading = blocks.findIndex(
		(block) => block.type === 'heading' && HEADINGS.has(foldName(lineOf(block))),
	);
	if (heading < 0) return [];
	const after = blocks.slice(heading + 1);
	const next = after.findIndex(({ type }) => type === 'heading');
	const rows = (next < 0 ? after : after.slice(0, next))
		.filter(({ type }) => type === 'table')
		.flatMap(({ content }) => content ?? []);

	const seen = new Map<string, number>();
	return rows.flatMap((row) => {
		const cells = row.content ?? [];
		const [decision = '', how = '', who = '', due = ''] = cells.map((cell) => plainText(cell).trim());
		if (decision === '' || cells.every(({ type }) => type === 'tableHeader')) return [];
		const words = hashOf(foldName(decision));
		const times = (seen.get(words) ?? 0) + 1;
		seen.set(words, times);
		return [
			{
				line: times === 1 ? words : `${words}-${times}`,
				...{ decision, how, who, due },
				association: associationIn(who, associations),
				dueOn: readDueDay(due, from),
			},
		];
	});
}

/** The id of the task that a decision becomes: the same wherever and whenever it is made. */
export function taskIdOf(line: string): string {
	const digits = BigInt(`0x${hashOf(line)}`).toString(36);
	return `${LETTERS.task}${digits.padStart(11, '0').slice(-11)}`;
}

/** The one association that these words name: in full, or by the first words of its name. */
function associationIn(who: string, associations: DecisionFacts['associations']): string | null {
	const words = ` ${foldName(who)} `;
	const named = associations.filter(({ name }) => words.includes(` ${foldName(name)} `));
	const inFull = named.filter(
		({ name }) =>
			!named.some(
				(other) =>
					other.name.length > name.length && ` ${foldName(other.name)} `.includes(` ${foldName(name)} `),
			),
	);
	const begun = who
		.split(/[,;/()&+\n]| et | and | و | và /u)
		.map(foldName)
		.filter((part) => part.length >= 3 && !inFull.some(({ name }) => part.includes(foldName(name))))
		.flatMap((part) => associations.filter(({ name }) => `${foldName(name)} `.startsWith(`${part} `)));
	const ids = new Set([...inFull, ...begun].map(({ id }) => id));
	return ids.size === 1 ? [...ids][0]! : null;
}

/** FNV-1a of 64 bits, in hex: names a line, secures nothing. */
function hashOf(text: string): string {
	let hash = 0xcbf29ce484222325n;
	for (const byte of new TextEncoder().encode(text))
		hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
	return hash.toString(16).padStart(16, '0');
}
