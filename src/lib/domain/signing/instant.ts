const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/;

/** An instant written with its offset, in the one form that compares as text (UTC, ms); null when it is none. */
export function readInstant(text: string): string | null {
	const ms = INSTANT.test(text) ? Date.parse(text) : Number.NaN;
	return Number.isNaN(ms) ? null : new Date(ms).toISOString();
}
