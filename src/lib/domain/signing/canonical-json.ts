/** What canonical JSON can hold here: integers only (instants are strings), keys in ASCII. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * One text for one value: the part of RFC 8785 that we need, so that a hash of it means something. Does not
 * normalise Unicode. Throws TypeError for what has no single text: floats, ill-formed strings, other keys, undefined.
 */
export function canonicalJson(value: unknown): string {
	if (value === null || typeof value === 'boolean') return String(value);
	if (typeof value === 'number') return integer(value);
	if (typeof value === 'string') return string(value);
	if (Array.isArray(value)) return `[${Array.from(value, canonicalJson).join(',')}]`;
	if (isPlainObject(value)) {
		const members = Object.keys(value)
			.sort()
			.map((key) => `${asciiKey(key)}:${canonicalJson(value[key])}`);
		return `{${members.join(',')}}`;
	}
	throw new TypeError(`canonical JSON cannot hold ${typeof value}`);
}

/** Reads a text that must be canonical to the last character. Throws TypeError or SyntaxError when it is not. */
export function readCanonicalJson(text: string): Json {
	const value: Json = JSON.parse(text);
	if (canonicalJson(value) !== text) throw new TypeError('this JSON text is not in its canonical form');
	return value;
}

function integer(value: number): string {
	if (!Number.isSafeInteger(value)) throw new TypeError('canonical JSON holds integers up to 2^53-1 only');
	return JSON.stringify(value); // -0 becomes 0, as in RFC 8785
}

function string(value: string): string {
	if (!value.isWellFormed()) throw new TypeError('canonical JSON holds well-formed strings only');
	return JSON.stringify(value);
}

function asciiKey(key: string): string {
	if (!/^[ -~]*$/.test(key)) throw new TypeError('canonical JSON holds printable ASCII keys only');
	return JSON.stringify(key);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
	if (typeof value !== 'object' || value === null) return false;
	const prototype: unknown = Object.getPrototypeOf(value);
	return prototype === Object.prototype || prototype === null;
}
