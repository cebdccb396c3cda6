/** RFC 5545 §3.1: octets of a line, without its end. */
const LONGEST_LINE = 75;
/** What some reader takes for the end of a line: a title must not be able to begin a property. */
const LINE_ENDS = /\r\n|[\n\r\u000b\u000c\u0085\u2028\u2029]/g;
const CONTROLS = /[\0-\x08\x0e-\x1f\x7f]/g;

/** Properties in their order, as the bytes of a calendar: folded, each ended by CRLF. */
export function writeLines(lines: readonly string[]): string {
	return lines.map((line) => `${fold(line)}\r\n`).join('');
}

/** A property whose value is what somebody wrote: it comes back letter for letter, and is nothing but a value. */
export function textLine(name: string, text: string): string {
	const value = text
		.toWellFormed()
		.replace(LINE_ENDS, '\n')
		.replace(CONTROLS, '')
		.replace(/[\\;,]/g, '\\$&')
		.replaceAll('\n', '\\n');
	return `${name}:${value}`;
}

/** No letter is cut in two, and no line is longer than the standard allows, the space of a continuation included. */
function fold(line: string): string {
	let folded = '';
	let octets = 0;
	for (const letter of line) {
		const size = Buffer.byteLength(letter);
		if (octets + size > LONGEST_LINE) {
			folded += '\r\n ';
			octets = 1;
		}
		folded += letter;
		octets += size;
	}
	return folded;
}
