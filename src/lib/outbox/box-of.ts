/** `tablee-outbox`: attendance, which holds names · `tablee-field`: reports from the field, which hold none. */
export type BoxKind = 'tablee-outbox' | 'tablee-field';

/** What waits of one person: the name of its database, its lock and its channel in this browser. */
export function boxOf(person: string, kind: BoxKind): string {
	return `${kind}:${encodeURIComponent(person)}`;
}
