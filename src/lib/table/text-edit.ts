/** One replacement in a plain text: at `index`, `remove` code units go and `insert` comes. */
export interface TextEdit {
	readonly index: number;
	readonly remove: number;
	readonly insert: string;
}

/** What Y.Text tells of a change: the part of a delta that plain text needs. */
export type PlainDelta = readonly { retain?: number; insert?: unknown; delete?: number }[];

/**
 * The smallest replacement that turns `before` into `after`, or null. `caret` is where the caret stands in `after`:
 * it settles which of several equal letters was typed, so that two people typing the same letter do not cross.
 */
export function findEdit(before: string, after: string, caret = after.length): TextEdit | null {
	if (before === after) return null;
	const shorter = Math.min(before.length, after.length);
	let end = commonEnd(before, after, Math.min(shorter, after.length - caret));
	let start = commonStart(before, after, shorter - end);
	end = commonEnd(before, after, shorter - start);
	// half of a surrogate pair is no character: Yjs would keep U+FFFD instead
	if (start > 0 && isHighSurrogate(before.charCodeAt(start - 1))) start--;
	if (end > 0 && isLowSurrogate(before.charCodeAt(before.length - end))) end--;
	return {
		index: start,
		remove: before.length - start - end,
		insert: after.slice(start, after.length - end),
	};
}

/** Where a position in the text before a remote change stands after it. A text inserted exactly there stays behind it. */
export function mapThrough(delta: PlainDelta, position: number): number {
	let at = 0;
	let mapped = position;
	for (const { retain, insert, delete: removed } of delta) {
		if (retain !== undefined) at += retain;
		else if (removed !== undefined) {
			if (at < mapped) mapped -= Math.min(removed, mapped - at);
		} else if (typeof insert === 'string') {
			if (at < mapped) mapped += insert.length;
			at += insert.length;
		}
	}
	return mapped;
}

/** One line: what was typed or pasted with line ends is joined by spaces. Its length is left to the limits. */
export function toOneLine(text: string): string {
	return text.replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ').replaceAll('\uFFFC', '');
}

/** Several lines, each ended alike. U+FFFC stands for what is no letter, and can't be typed. */
export function toPlainLines(text: string): string {
	return text.replace(/\r\n?|[\u2028\u2029]/g, '\n').replaceAll('\uFFFC', '');
}

function commonStart(a: string, b: string, limit: number): number {
	let length = 0;
	while (length < limit && a[length] === b[length]) length++;
	return length;
}

function commonEnd(a: string, b: string, limit: number): number {
	let length = 0;
	while (length < limit && a[a.length - 1 - length] === b[b.length - 1 - length]) length++;
	return length;
}

function isHighSurrogate(unit: number): boolean {
	return unit >= 0xd800 && unit < 0xdc00;
}

function isLowSurrogate(unit: number): boolean {
	return unit >= 0xdc00 && unit < 0xe000;
}
