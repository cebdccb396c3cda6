import { cleanName, cleanNote } from '#lib/domain/network/names.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import type { Needs } from '#lib/protocol/views/registration.ts';
import { requireEmail, requireName } from '../../network/input.ts';
import type { Substitute } from './service.ts';

/** What people typed, as it is kept. */

const LONGEST_WORDS = 500;
const NO_NEEDS: Needs = { access: false, childcare: false, transport: false, meals: false, words: '' };

/** May be empty. */
export function requireOrganisation(text: string): string {
	return emptyOr(text, 120, 'registration-organisation');
}

/** May be empty. */
export function requireRole(text: string): string {
	return emptyOr(text, 80, 'registration-role');
}

export function readSubstitute({ name, role = '', email = '' }: Substitute): {
	readonly name: string;
	readonly role: string;
	readonly email: string | null;
} {
	return {
		name: requireName(name),
		role: requireRole(role),
		email: readEmail(email),
	};
}

/** Null: none. */
export function readEmail(text: string): string | null {
	return text.trim() === '' ? null : requireEmail(text);
}

export function readNeeds(needs: Needs = NO_NEEDS): Needs {
	const words = cleanNote(needs.words, LONGEST_WORDS);
	if (words === null) throw new Refusal('invalid', 'registration-needs');
	return { ...needs, words };
}

function emptyOr(text: string, longest: number, reason: string): string {
	if (text.trim() === '') return '';
	const clean = cleanName(text, longest);
	if (clean === null) throw new Refusal('invalid', reason);
	return clean;
}
