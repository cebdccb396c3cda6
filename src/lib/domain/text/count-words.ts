/** Words as Unicode counts them, in any script: numbers are words, signs are not. A Vietnamese syllable is a word. */
export function countWords(text: string): number {
	let words = 0;
	for (const { isWordLike } of new Intl.Segmenter('en', { granularity: 'word' }).segment(text))
		if (isWordLike) words += 1;
	return words;
}
