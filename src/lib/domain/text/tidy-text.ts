import { CONTENT, DECLARED, FOOTNOTE_CHARACTER } from './structure.ts';
import type { TextMark, TextNode } from './text-node.ts';

const MARK_ORDER = Object.keys(DECLARED.marks);
/** What of a mark is part of the text; the rest is fixed by the editor. */
const KEPT_OF_MARK: Readonly<Record<string, readonly string[]>> = { link: ['href'], footnote: ['id'] };

/**
 * The text in its one form, whoever wrote it: only what the declared structure knows and where it may stand, attributes
 * sorted by name, marks in one order, neighbouring runs of equal marks joined. A footnote is one character with its
 * mark; that character without the mark is nothing, and the mark on any other character neither.
 */
export function tidyText(raw: TextNode): TextNode {
	return { type: 'doc', content: tidyChildren(raw, 'doc') };
}

function tidyNode(raw: TextNode): TextNode {
	const content = tidyChildren(raw, raw.type);
	const attrs = tidyAttributes(raw);
	return { type: raw.type, ...(attrs && { attrs }), ...(content.length > 0 && { content }) };
}

function tidyChildren({ content = [] }: TextNode, type: string): readonly TextNode[] {
	const allowed = CONTENT[type]!;
	if (allowed === 'text') return joinRuns(content.flatMap(tidyRun));
	return content.filter((child) => allowed.includes(child.type)).map(tidyNode);
}

function tidyAttributes({ type, attrs = {} }: TextNode): Record<string, unknown> | null {
	const tests = DECLARED.elements[type]!.attributes;
	const names = Object.keys(tests)
		.sort()
		.filter((name) => Object.hasOwn(attrs, name) && attrs[name] !== null && tests[name]!(attrs[name]));
	return names.length > 0 ? Object.fromEntries(names.map((name) => [name, attrs[name]])) : null;
}

function tidyRun({ type, text, marks = [] }: TextNode): readonly TextNode[] {
	if (type !== 'text' || typeof text !== 'string' || text === '') return [];
	const tidied = onePerName(marks.filter(isDeclared).map(tidyMark).sort(compareMarks));
	const others = tidied.filter((mark) => mark.type !== 'footnote');
	const isReference = others.length < tidied.length;
	return text
		.toWellFormed()
		.split(new RegExp(`(${FOOTNOTE_CHARACTER})`))
		.flatMap((part) => {
			if (part === '' || (part === FOOTNOTE_CHARACTER && !isReference)) return [];
			return [run(part, part === FOOTNOTE_CHARACTER ? tidied : others)];
		});
}

function run(text: string, marks: readonly TextMark[]): TextNode {
	return { type: 'text', text, ...(marks.length > 0 && { marks }) };
}

function isDeclared(mark: TextMark): boolean {
	return Object.hasOwn(DECLARED.marks, mark.type) && DECLARED.marks[mark.type]!(mark.attrs ?? {});
}

function tidyMark({ type, attrs = {} }: TextMark): TextMark {
	const kept = KEPT_OF_MARK[type];
	return kept ? { type, attrs: Object.fromEntries(kept.map((name) => [name, attrs[name]])) } : { type };
}

/** Clients can write a mark twice under keys of their own (`bold--…`): the first in order counts. */
function onePerName(sorted: readonly TextMark[]): readonly TextMark[] {
	return sorted.filter((mark, index) => mark.type !== sorted[index - 1]?.type);
}

function compareMarks(a: TextMark, b: TextMark): number {
	return (
		MARK_ORDER.indexOf(a.type) - MARK_ORDER.indexOf(b.type) ||
		(keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0)
	);
}

function joinRuns(runs: readonly TextNode[]): readonly TextNode[] {
	const joined: TextNode[] = [];
	for (const next of runs) {
		const last = joined.at(-1);
		if (!last || keyOf(last.marks) !== keyOf(next.marks)) joined.push(next);
		// the same note twice side by side is one reference
		else if (next.text !== FOOTNOTE_CHARACTER)
			joined[joined.length - 1] = { ...last, text: last.text! + next.text! };
	}
	return joined;
}

function keyOf(marks: unknown): string {
	return JSON.stringify(marks ?? []);
}
