const SCHEMES = /^(?:https?:\/\/[^/]|mailto:[^/]|tel:[^/])/i;
const LONGEST = 2048;

/**
 * May a text link there? Absolute http(s), mailto and tel only. Blanks and control characters are refused because URL
 * parsers drop them (`java\nscript:`); a name before the host because it disguises the host.
 */
export function isAllowedHref(value: unknown): value is string {
	if (typeof value !== 'string' || value.length > LONGEST || !SCHEMES.test(value)) return false;
	if (/[\p{Z}\p{Cc}\p{Cf}\p{Cs}\\]/u.test(value) || !URL.canParse(value)) return false;
	const { username, password } = new URL(value);
	return username === '' && password === '';
}

/** The same address in ASCII, spelt in one way. Only for allowed addresses. */
export function canonicalHref(href: string): string {
	return new URL(href).href;
}
