import { LARGEST_COUNT } from './form.ts';

const ZEROS = [0x0660, 0x06f0]; // Arabic-Indic, Persian

/** The same text with 0 to 9 in place of ٠ to ٩ and ۰ to ۹; every other sign stays at its place. */
export function plainDigits(text: string): string {
	return text.replace(/[٠-٩۰-۹]/g, (digit) => {
		const code = digit.charCodeAt(0);
		return String(code - ZEROS.findLast((zero) => code >= zero)!);
	});
}

/** A count as somebody typed it. Null: nothing, or no number that can be one. */
export function readCount(typed: string): number | null {
	// spaces and marks of direction come with a keyboard or a paste
	const digits = plainDigits(typed).replace(/[\s\u200e\u200f\u061c\u066c]/g, '');
	if (!/^\d+$/.test(digits)) return null;
	return Math.min(Number(digits), LARGEST_COUNT);
}
