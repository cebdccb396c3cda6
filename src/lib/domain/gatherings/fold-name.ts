/** Accents of Latin, Greek and Cyrillic, and the vowel signs that Arabic may leave out. Other marks are letters. */
const ACCENTS = /[\u0300-\u036f\u064b-\u0652]/g;

/** How a name compares with another: without capitals, accents, hyphens or double spaces. */
export function foldName(name: string): string {
	const folded = name
		.normalize('NFKD')
		.replace(ACCENTS, '')
		.toLowerCase()
		.replace(/đ/g, 'd')
		.replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
		.trim();
	return folded === '' ? name.trim() : folded;
}
