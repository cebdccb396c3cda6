import { canonicalHref, isAllowedHref } from './href.ts';
import { cleanText, escapeDestination } from './markdown-escape.ts';
import { writeLine, type Mark, type Output } from './markdown-line.ts';
import { FOOTNOTE_CHARACTER } from './structure.ts';
import type { TextNode } from './text-node.ts';

/** A piece of a line. `edge`: blank or note, where a mark may neither begin nor end. */
interface Piece {
	readonly raw: string;
	readonly edge: boolean;
	readonly note: number | null;
	link: string | null;
	bold: boolean;
	italic: boolean;
}

const MARKS: readonly Mark[] = ['bold', 'italic'];
const DELIMITER: Readonly<Record<Mark, string>> = { bold: '**', italic: '_' };

/** One line of Markdown from the runs of a paragraph, without blanks at its ends. */
export function inlineMarkdown(runs: readonly TextNode[], noteNumbers: ReadonlyMap<string, number>): string {
	const pieces = trimBlanks(runs.flatMap((run) => toPieces(run, noteNumbers)));
	for (const mark of ['link', ...MARKS] as const) freeEdges(pieces, mark);
	return writeLine(layOut(pieces));
}

function toPieces(run: TextNode, noteNumbers: ReadonlyMap<string, number>): Piece[] {
	const attrsOf = (type: string) => run.marks?.find((mark) => mark.type === type)?.attrs ?? null;
	const has = (type: string) => run.marks?.some((mark) => mark.type === type) ?? false;
	const href = attrsOf('link')?.href;
	const note = noteNumbers.get(String(attrsOf('footnote')?.id)) ?? null;
	const marks = {
		link: isAllowedHref(href) ? canonicalHref(href) : null,
		bold: has('bold'),
		italic: has('italic'),
	};
	return cleanText(run.text ?? '')
		.split(/(\uFFFC|[\p{Z}\t]+)/u)
		.filter((raw) => raw !== '' && (raw !== FOOTNOTE_CHARACTER || note !== null))
		.map((raw) =>
			raw === FOOTNOTE_CHARACTER
				? { raw: '', edge: true, note, link: null, bold: marks.bold, italic: marks.italic }
				: { raw, edge: /^[\p{Z}\t]/u.test(raw), note: null, ...marks },
		);
}

/** Blanks at the ends of a line say nothing, and readers of Markdown drop them. */
function trimBlanks(pieces: readonly Piece[]): Piece[] {
	const says = (piece: Piece) => !piece.edge || piece.note !== null;
	return pieces.slice(Math.max(0, pieces.findIndex(says)), pieces.findLastIndex(says) + 1);
}

/** A mark neither begins nor ends with a blank or a note: there it would not be read as a mark. */
function freeEdges(pieces: Piece[], mark: 'link' | Mark): void {
	const free = (index: number, before: Piece | undefined) => {
		const piece = pieces[index]!;
		const goesOn = before?.[mark] === piece[mark] && before?.link === piece.link;
		if (!piece.edge || !piece[mark] || goesOn) return;
		if (mark === 'link') piece.link = null;
		else piece[mark] = false;
	};
	for (let index = 0; index < pieces.length; index++) free(index, pieces[index - 1]);
	for (let index = pieces.length - 1; index >= 0; index--) free(index, pieces[index + 1]);
}

/** Puts the signs of links and marks between the pieces: links outside, then the mark that lasts longer. */
function layOut(pieces: readonly Piece[]): Output[] {
	const outputs: Output[] = [];
	const open: Mark[] = [];
	let link: string | null = null;

	/** Closes this mark, and before it what was opened inside it. */
	function close(mark: Mark): void {
		for (let last = open.pop(); last; last = open.pop()) {
			outputs.push({ kind: 'close', text: DELIMITER[last], mark: last });
			if (last === mark) return;
		}
	}
	function goToLink(next: string | null): void {
		if (next === link) return;
		if (open.length > 0) close(open[0]!);
		if (link !== null) outputs.push({ kind: 'sign', text: `](${escapeDestination(link)})` });
		if (next !== null) outputs.push({ kind: 'sign', text: '[' });
		link = next;
	}
	function lasts(index: number, mark: Mark): number {
		let end = index;
		while (pieces[end]?.[mark] && pieces[end]!.link === link) end++;
		return end - index;
	}

	pieces.forEach((piece, index) => {
		goToLink(piece.link);
		for (const mark of [...open]) if (!piece[mark] && open.includes(mark)) close(mark);
		const begin = MARKS.filter((mark) => piece[mark] && !piece.edge && !open.includes(mark));
		for (const mark of begin.sort((a, b) => lasts(index, b) - lasts(index, a))) {
			outputs.push({ kind: 'open', text: DELIMITER[mark], mark });
			open.push(mark);
		}
		outputs.push(
			piece.note === null ? { kind: 'text', text: piece.raw } : { kind: 'sign', text: `[^${piece.note}]` },
		);
	});
	goToLink(null);
	if (open.length > 0) close(open[0]!);
	return outputs;
}
