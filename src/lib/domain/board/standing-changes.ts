import { canonicalJson, type Json } from '../signing/canonical-json.ts';

/** One correction among others: what it was made on, and what it says of which field. */
export interface Change {
	readonly id: string;
	/** Id of the correction, or of the report, that it was made on. */
	readonly base: string;
	/** What else its author had in front of them, and ends with this one: other corrections, variants. */
	readonly settles?: readonly string[];
	/** `remark`, `visitedOn`, `answers.meals` … */
	readonly fields: Readonly<Record<string, Json>>;
}

/**
 * Of each corrected field, in the order of the log, the changes that nobody has replaced knowing them. One: it stands. Several that say
 * different things: they were made at the same time, and none may overwrite the other.
 */
export function standingChanges<C extends Change>(changes: readonly C[]): ReadonlyMap<string, readonly C[]> {
	const known = new Map<string, ReadonlySet<string>>();
	for (const change of changes) known.set(change.id, knownTo(change, known));
	const standing = new Map<string, readonly C[]>();
	for (const change of changes)
		for (const field of Object.keys(change.fields)) {
			const others = standing.get(field) ?? [];
			standing.set(field, [...others.filter(({ id }) => !known.get(change.id)!.has(id)), change]);
		}
	return standing;
}

/** Do these changes of a field contradict one another? */
export function isDisputed(field: string, standing: readonly Change[]): boolean {
	return new Set(standing.map(({ fields }) => canonicalJson(fields[field]))).size > 1;
}

/** Everything that a change was made in knowledge of: what it stands on, and what that stands on. */
export function knownTo(
	{ base, settles = [] }: Pick<Change, 'base' | 'settles'>,
	known: ReadonlyMap<string, ReadonlySet<string>>,
): ReadonlySet<string> {
	const all = new Set<string>();
	for (const each of [base, ...settles]) {
		all.add(each);
		for (const earlier of known.get(each) ?? []) all.add(earlier);
	}
	return all;
}
