export const LONGEST_TITLE = 200;

/**
 * A title as it is kept: one line, NFC, no blanks around it. Null when it is empty, too long or
 * holds control characters or direction overrides, which would show another title than the one that is signed.
 */
export function readPaperTitle(typed: string): string | null {
	const title = typed.toWellFormed().normalize('NFC').trim();
	if (
		title === '' ||
		[...title].length > LONGEST_TITLE ||
		/[\p{Cc}\p{Zl}\p{Zp}\uFFFC\u202A-\u202E]/u.test(title)
	)
		return null;
	return title;
}
