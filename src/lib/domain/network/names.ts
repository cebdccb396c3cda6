/** Control, format (bidirectional overrides, zero-width) and private characters, halves of one, and line ends: never in a name. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}]/u;
// joiners write Arabic-script and Indic names rightly
const JOINERS = /[\u200c\u200d]/g;

/** A name as it is kept: NFC, single spaces; null when it is empty, longer than `longest` characters or holds what cannot be seen. */
export function cleanName(text: string, longest = 80): string | null {
	const name = text.normalize('NFC').trim().replace(/\s+/gu, ' ');
	if (name === '' || [...name].length > longest || HIDDEN.test(name.replace(JOINERS, ''))) return null;
	return name;
}

/** A note of a few lines: like a name, but it may be empty and hold line ends. */
export function cleanNote(text: string, longest = 2000): string | null {
	const note = text.normalize('NFC').replace(/\r\n?/g, '\n').trim();
	if ([...note].length > longest || HIDDEN.test(note.replace(JOINERS, '').replace(/[\n\t]/g, '')))
		return null;
	return note;
}

/** Two letters for a person: of the first and the last word, or the first two of a single one («A. V.» gives AV). */
export function initialsOf(name: string): string {
	const words = name.split(/[\s.\-’']+/u).filter((word) => /\p{L}|\p{N}/u.test(word));
	const first = lettersOf(words[0] ?? '');
	const last = words.length > 1 ? lettersOf(words.at(-1)!) : first.slice(1);
	return ((first[0] ?? '') + (last[0] ?? '')).toLocaleUpperCase('fr');
}

function lettersOf(word: string): string[] {
	return word.match(/[\p{L}\p{N}]\p{M}*/gu) ?? [];
}
