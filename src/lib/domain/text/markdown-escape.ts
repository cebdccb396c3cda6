/** Characters that mean something anywhere in a line of Markdown (CommonMark, GFM tables and strikethrough). */
const ANYWHERE = /[\\`*_[\]<|~]/g;
const ENTITY = /&(?=#\d+;|#[xX][0-9a-fA-F]+;|[A-Za-z][A-Za-z0-9]*;)/g;

/** One run of text as literal Markdown. */
export function escapeRun(text: string): string {
	return text.replace(ANYWHERE, '\\$&').replace(ENTITY, '\\&');
}

/**
 * An escaped line that begins a paragraph: what would begin a heading, a list, a quote or a rule does not. After the
 * bullet of a list, two dashes make a rule.
 */
export function escapeLineStart(line: string): string {
	if (/^(?:>|#{1,6}(?:[ \t]|$)|[-+](?:[ \t]|$)|-[- \t]*$)/.test(line)) return `\\${line}`;
	// “[^1]:” would define the note
	return line.replace(/^(\d{1,9})([.)])(?=[ \t]|$)/, '$1\\$2').replace(/^(\[\^\d+\]):/, '$1\\:');
}

/** An escaped heading: final number signs would be taken for decoration. */
export function escapeHeadingEnd(line: string): string {
	return line.replace(/(^|[ \t])(#+)$/, '$1\\$2');
}

/** Between the parentheses of a link. */
export function escapeDestination(href: string): string {
	return href.replace(/[\\()<>`*_[\]|~]/g, '\\$&').replace(ENTITY, '\\&');
}

/**
 * Text as Markdown can hold it: NFC, every line end or other control character a space or nothing. Byte order marks
 * are no text.
 */
export function cleanText(text: string): string {
	return text
		.toWellFormed()
		.replace(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/g, ' ')
		.replace(/(?!\t)[\p{Cc}\uFEFF]/gu, '')
		.normalize('NFC');
}
