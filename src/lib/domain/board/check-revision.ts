import type { Observation, Revision } from './observation.ts';
import { differingFields, fieldsOf } from './report-history.ts';

export const REVISION_REASONS = [
	'revision-reason',
	'revision-base',
	'revision-empty',
	'revision-undecided',
] as const;
export type RevisionReason = (typeof REVISION_REASONS)[number];

/** Characters of the reason of a correction. */
export const LONGEST_REASON = 200;

/** What a correction may be made on. */
export interface Corrected {
	readonly report: Observation;
	readonly revisions: readonly Revision[];
	/** By hash. */
	readonly variants: ReadonlyMap<string, Observation>;
}

/**
 * Null when the correction can be kept beside the others. One that decides about a variant says each field in which the two
 * differ: of two people who decide at the same time neither is overwritten then.
 */
export function checkRevision(
	revision: Revision,
	{ report, revisions, variants }: Corrected,
): { readonly field: string; readonly reason: RevisionReason } | null {
	const { reason, base, settles = [] } = revision;
	if (reason.trim() === '' || [...reason].length > LONGEST_REASON)
		return { field: 'reason', reason: 'revision-reason' };
	const known = new Set([report.id, ...revisions.map(({ id }) => id)]);
	if (!known.has(base) || !settles.every((each) => known.has(each) || variants.has(each)))
		return { field: 'base', reason: 'revision-base' };
	const said = fieldsOf(revision);
	const decided = settles.flatMap((each) => variants.get(each) ?? []);
	if (Object.keys(said).length === 0 && decided.length === 0)
		return { field: 'answers', reason: 'revision-empty' };
	const left = decided
		.flatMap((variant) => differingFields(report, variant))
		.find((field) => !Object.hasOwn(said, field));
	return left === undefined ? null : { field: left, reason: 'revision-undecided' };
}
