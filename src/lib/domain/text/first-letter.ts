const RTL = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** The side that the first letter of a text belongs to; null without a letter. */
export function sideOfFirstLetter(text: string): 'ltr' | 'rtl' | null {
	const letter = /\p{L}/u.exec(text)?.[0];
	if (letter === undefined) return null;
	return RTL.test(letter) ? 'rtl' : 'ltr';
}
