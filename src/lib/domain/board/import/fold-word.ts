/** Lower-case letters and digits, one space between words: « Repas distribués » and « repas  distribues » are the same. */
export function foldWord(text: string): string {
	return text
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
}
