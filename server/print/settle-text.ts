/** Controls, directions forced on what follows, and letters that are none: no type has them, and PDF/UA forbids them. */
const UNPRINTABLE = /(?![\n\u200c\u200d])[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}]/gu;
const NO_BREAK = '\u00a0';

/** The words of a document as type can show them, for JSON.stringify; everything else as it is. */
export function settleText(_key: string, value: unknown): unknown {
	if (typeof value !== 'string') return value;
	return (
		value
			.toWellFormed()
			.normalize('NFC')
			.replace(/\r\n?/g, '\n')
			.replaceAll('\t', ' ')
			.replace(UNPRINTABLE, '')
			// no line ends within « … », nor begins with the second half of a French sign
			.replaceAll('« ', `«${NO_BREAK}`)
			.replace(/ (?=[»:;!?])/g, NO_BREAK)
	);
}
