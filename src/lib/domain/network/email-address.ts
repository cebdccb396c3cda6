/**
 * A strict part of RFC 5321: no quoted local part, no comment, no list, no bare host, ASCII only. What a mail server could read in
 * two ways is refused, so that a letter cannot be led to somebody else. The pattern stays inside what better-auth accepts.
 */
const LOCAL = /^[a-z0-9_+-](?:[a-z0-9_+'-]|\.(?!\.))*(?<![.'])$/;
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;

/** The one written form of an address (trimmed, NFC, lower case), or null when it is not one. */
export function normaliseEmail(text: string): string | null {
	const email = text.trim().normalize('NFC').toLowerCase();
	const at = email.lastIndexOf('@');
	if (at < 1 || at > 64 || email.length > 254) return null;
	return LOCAL.test(email.slice(0, at)) && DOMAIN.test(email.slice(at + 1)) ? email : null;
}
