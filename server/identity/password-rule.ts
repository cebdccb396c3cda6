import { Refusal } from '#lib/domain/refusal.ts';
import { COMMON_PASSWORDS } from './common-passwords.ts';

/** Characters, counted as people do. No other rule of composition: length and «not one of the first guesses» is what helps. */
export const SHORTEST_PASSWORD = 10;
export const LONGEST_PASSWORD = 128;

/** Throws Refusal `invalid` for a new password that would be guessed. */
export function requireGoodPassword(password: string, email: string): void {
	const problem = problemOf(password.normalize('NFKC'), email);
	if (problem) throw new Refusal('invalid', problem);
}

function problemOf(password: string, email: string): string | null {
	const length = [...password].length;
	if (length < SHORTEST_PASSWORD) return 'password-too-short';
	if (length > LONGEST_PASSWORD) return 'password-too-long';
	const folded = password.toLowerCase();
	const guessed =
		COMMON_PASSWORDS.has(folded) ||
		COMMON_PASSWORDS.has(folded.replace(/[\s!.?*]+$/, '')) ||
		new Set(folded).size < 4 ||
		folded === email ||
		folded === email.split('@')[0];
	return guessed ? 'password-too-common' : null;
}
