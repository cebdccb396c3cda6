/** Controls, directions forced on what follows, and letters that are none: no type has them, and PDF/UA forbids them. */
const UNPRINTABLE = /(?![\n\u200c\u200d])[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** The words of a document as type can show them; everything else as it is. */
export function settleText(_key: string, value: unknown): unknown {
	return typeof value === 'string'
		? value
				.toWellFormed()
				.normalize('NFC')
				.replace(/\r\n?/g, '\n')
				.replaceAll('\t', ' ')
				.replace(UNPRINTABLE, '')
		: value;
}
