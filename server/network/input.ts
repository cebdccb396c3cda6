import { cleanName, cleanNote } from '#lib/domain/network/names.ts';
import { normaliseEmail } from '#lib/domain/network/email-address.ts';
import { Refusal } from '#lib/domain/refusal.ts';

/** What people typed, as it is kept; each throws Refusal `invalid` with the name of what is wrong. */

export function requireName(text: string, longest?: number): string {
	return cleanName(text, longest) ?? refuse('name');
}

export function requireNote(text: string): string {
	return cleanNote(text) ?? refuse('note');
}

export function requireEmail(text: string): string {
	return normaliseEmail(text) ?? refuse('email');
}

export function requireOneOf<T extends string>(allowed: readonly T[], value: T, what: string): T {
	return allowed.includes(value) ? value : refuse(what);
}

/** An id that a person or a file proposes: lower-case words joined by hyphens, like `slugOf` makes. */
export function requireSlug(text: string): string {
	return /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text) && text.length <= 64 ? text : refuse('id');
}

/** An instant in the one form in which instants compare as strings. */
export function requireInstant(text: string): string {
	const ms = Date.parse(text);
	return /^\d{4}-\d\d-\d\dT/.test(text) && !Number.isNaN(ms) ? new Date(ms).toISOString() : refuse('instant');
}

function refuse(what: string): never {
	throw new Refusal('invalid', what);
}
