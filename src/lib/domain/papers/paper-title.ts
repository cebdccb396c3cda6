export const LONGEST_TITLE = 200;

/** A title as it is kept: one line, NFC, no blanks around it. Null when it is empty, too long or holds control characters. */
export function readPaperTitle(typed: string): string | null {
	const title = typed.toWellFormed().normalize('NFC').trim();
	if (title === '' || [...title].length > LONGEST_TITLE || /[\p{Cc}\p{Zl}\p{Zp}\uFFFC]/u.test(title))
		return null;
	return title;
}
