import { escapeRun } from './markdown-escape.ts';

export type Mark = 'bold' | 'italic';

/** What a line is made of: literal text before escaping, signs of links and notes, signs that begin or end a mark. */
export type Output =
	| { readonly kind: 'text' | 'sign'; readonly text: string }
	| { readonly kind: 'open' | 'close'; readonly text: string; readonly mark: Mark };

/** Which ends of a text are written as numeric entities. */
interface Encoded {
	readonly first: boolean;
	readonly last: boolean;
}
const NONE: Encoded = { first: false, last: false };

/**
 * The line with every literal character escaped. Where CommonMark would not read a sign as the beginning or end of a
 * mark because a letter stands too close (“a**(b)**”), that letter is written as a numeric entity.
 */
export function writeLine(outputs: readonly Output[]): string {
	let encoded: readonly Encoded[] = outputs.map(() => NONE);
	// an entity is punctuation to its other neighbour: again until nothing changes (each round only adds)
	for (let before = ''; before !== JSON.stringify(encoded);) {
		before = JSON.stringify(encoded);
		encoded = outputs.map((_, index) => encodeEnds(outputs, encoded, index));
	}
	return outputs
		.map((output, index) =>
			output.kind === 'text'
				? writeText(output.text, encoded[index]!, outputs[index - 1], outputs[index + 1])
				: output.text,
		)
		.join('');
}

function encodeEnds(outputs: readonly Output[], encoded: readonly Encoded[], index: number): Encoded {
	const at = (position: number, end: 'first' | 'last') => {
		const characters = [...(outputs[position]?.text ?? ' ')];
		const { first, last } = encoded[position] ?? NONE;
		if (encoded[position]?.[end] || (characters.length === 1 && (first || last))) return ';';
		return characters.at(end === 'first' ? 0 : -1)!;
	};
	if (outputs[index]!.kind !== 'text') return NONE;
	const { first, last } = encoded[index]!;
	const before = outputs[index - 1];
	const after = outputs[index + 1];
	return {
		first:
			first ||
			(before?.kind === 'close' && standsTooClose(before.mark, at(index, 'first'), at(index - 2, 'last'))),
		last:
			last ||
			(after?.kind === 'open' && standsTooClose(after.mark, at(index, 'last'), at(index + 2, 'first'))),
	};
}

/** `outside` and `inside` are the characters on both sides of a mark's sign. */
function standsTooClose(mark: Mark, outside: string, inside: string): boolean {
	// blank or punctuation in every version of CommonMark (symbols such as € became punctuation with 0.31)
	if (/[\p{Z}\t\p{P}]|[$+<=>^`|~]/u.test(outside)) return false;
	return mark === 'italic' || /[\p{P}\p{S}]/u.test(inside);
}

function writeText(
	text: string,
	encoded: Encoded,
	before: Output | undefined,
	after: Output | undefined,
): string {
	const characters = [...text];
	const head = encoded.first ? entity(characters.shift()!) : '';
	const tail = encoded.last && characters.length > 0 ? entity(characters.pop()!) : '';
	let middle = escapeRun(characters.join(''));
	// after a note a parenthesis would make a link of it; before a link an exclamation mark an image, a caret a note
	if (head === '' && before?.kind === 'sign' && before.text.startsWith('[^'))
		middle = middle.replace(/^\(/, '\\(');
	if (tail === '' && after?.kind === 'sign' && after.text.startsWith('['))
		middle = middle.replace(/[!^]$/, '\\$&');
	return head + middle + tail;
}

function entity(character: string): string {
	return `&#${character.codePointAt(0)};`;
}
