/**
 * What reaches a query is text or a number, whatever the types were told: an object there would be an operator. Where a query has a
 * place for operators as well, the value stands behind $eq.
 */
export function requireText(...values: readonly unknown[]): void {
	for (const value of values) {
		if (typeof value !== 'string') throw new TypeError(`text is asked for, not ${typeof value}`);
	}
}

export function requireInteger(...values: readonly unknown[]): void {
	for (const value of values) {
		if (!Number.isSafeInteger(value)) throw new TypeError(`a whole number is asked for, not ${typeof value}`);
	}
}

export function requireBytes(value: unknown): void {
	if (!(value instanceof Uint8Array)) throw new TypeError('bytes are a Uint8Array');
}

const END_OF_NAME = '\0\0';

/**
 * A name and its end, in front of what follows: no name can be taken for a part of another, and the order of the texts is the
 * order of the names, then of what follows.
 */
export function prefixOf(name: string): string {
	return name.replaceAll('\0', '\0\u0001') + END_OF_NAME;
}

/** The name, and what follows it. */
export function splitPrefix(text: string): [name: string, rest: string] {
	const end = text.indexOf(END_OF_NAME);
	return [text.slice(0, end).replaceAll('\0\u0001', '\0'), text.slice(end + END_OF_NAME.length)];
}

/** The first text after all that begin with this prefix. */
export function endOf(prefix: string): string {
	return `${prefix.slice(0, -1)}\u0001`;
}
