import { LARGEST_COUNT, type Answer } from '../form.ts';

/** A whole number and nothing else; null: unreadable, so that nothing is guessed. */
export function readCount(text: string): Extract<Answer, { kind: 'count' }> | null {
	const n = wholeNumber(text);
	return n === null ? null : { kind: 'count', n };
}

/** « 70 », « 60-80 », « 60 à 80 », « environ 70 », « ~70 », « entre 60 et 80 ». The old form asked for an estimate. */
export function readEstimate(text: string): Extract<Answer, { kind: 'estimate' }> | null {
	const bare = text
		.toLowerCase()
		.replace(/^(environ|env\.?|~|≈|entre|de)\s*/, '')
		.replace(/\s*(personnes|migrants|pers\.?)$/, '');
	const [least, most, ...more] = bare.split(/\s*(?:-|–|à|a|et|\/)\s*/).map(wholeNumber);
	if (more.length > 0 || least === null || least === undefined || most === null) return null;
	if (most !== undefined && most < least) return null;
	return { kind: 'estimate', least, most: most ?? least, method: 'estimated' };
}

function wholeNumber(text: string): number | null {
	const bare = text.trim();
	if (!/^\d{1,4}$/.test(bare)) return null;
	const n = Number(bare);
	return n <= LARGEST_COUNT ? n : null;
}
