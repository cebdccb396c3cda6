import { canonicalJson } from '../signing/canonical-json.ts';
import { tellRevision } from './board-event.ts';
import { ANSWER, changeOf } from './fold-report.ts';
import type { Answer } from './form.ts';
import type { Observation, Revision } from './observation.ts';
import { isDisputed, knownTo, standingChanges } from './standing-changes.ts';

/** What a report says of one field: `remark`, `visitedOn`, `visitedAt`, `answers.<item>`. Null: nothing. */
export type FieldValue = Answer | string | null;

/** The part of a report that can be corrected. */
export type ReportFields = Pick<Observation, 'answers' | 'remark' | 'visitedOn' | 'visitedAt'>;

/** A report as it stands, its texts too. The same rules as the board's (fold-report.ts), which never sees a text. */
export interface StandingReport {
	readonly report: Observation;
	/** Fields changed differently at the same time, with the corrections that say so, in their order. */
	readonly disputes: ReadonlyMap<string, readonly Revision[]>;
	/** What the next correction is made on, all of it: ids that no correction has replaced. */
	readonly heads: readonly [string, ...string[]];
}

export function standingReport(first: Observation, revisions: readonly Revision[]): StandingReport {
	const byId = new Map(revisions.map((revision) => [revision.id, revision]));
	const changes = revisions.map((revision) => changeOf(tellRevision(revision)));
	let report = first;
	const disputes = new Map<string, readonly Revision[]>();
	for (const [field, standing] of standingChanges(changes)) {
		const written = standing.map(({ id }) => byId.get(id)!);
		report = withField(report, field, fieldsOf(written[0]!)[field] ?? null);
		if (isDisputed(field, standing)) disputes.set(field, written);
	}
	const replaced = new Set(revisions.flatMap(({ base, settles = [] }) => [base, ...settles]));
	const [head = first.id, ...others] = revisions.map(({ id }) => id).filter((id) => !replaced.has(id));
	return { report, disputes, heads: [head, ...others] };
}

/** What a correction says, by field. */
export function fieldsOf({ answers, remark, visitedOn, visitedAt }: Revision): Record<string, FieldValue> {
	const fields: Record<string, FieldValue> = {};
	if (visitedOn !== undefined) fields.visitedOn = visitedOn;
	if (visitedAt !== undefined) fields.visitedAt = visitedAt;
	for (const [item, answer] of Object.entries(answers)) fields[ANSWER + item] = answer;
	if (remark !== undefined) fields.remark = remark;
	return fields;
}

export function valueIn({ answers, remark, visitedOn, visitedAt }: ReportFields, field: string): FieldValue {
	if (field === 'remark') return remark;
	if (field === 'visitedOn') return visitedOn;
	if (field === 'visitedAt') return visitedAt;
	const item = field.slice(ANSWER.length);
	return Object.hasOwn(answers, item) ? answers[item]! : null;
}

/** The fields in which two reports differ, of those that a correction can change. */
export function differingFields(one: ReportFields, other: ReportFields): string[] {
	const items = new Set([...Object.keys(one.answers), ...Object.keys(other.answers)]);
	const fields = ['visitedOn', 'visitedAt', ...[...items].map((item) => ANSWER + item), 'remark'];
	return fields.filter(
		(field) => canonicalJson(valueIn(one, field)) !== canonicalJson(valueIn(other, field)),
	);
}

/** The report as the author of this correction had it in front of them. */
export function reportBefore(
	first: Observation,
	revisions: readonly Revision[],
	revision: Revision,
): Observation {
	const earlier = new Map<string, ReadonlySet<string>>();
	for (const each of revisions) earlier.set(each.id, knownTo(each, earlier));
	const known = knownTo(revision, earlier);
	return standingReport(
		first,
		revisions.filter(({ id }) => known.has(id)),
	).report;
}

function withField(report: Observation, field: string, value: FieldValue): Observation {
	if (!field.startsWith(ANSWER)) return { ...report, [field]: value };
	const item = field.slice(ANSWER.length);
	const { [item]: _, ...others } = report.answers;
	return { ...report, answers: value === null ? others : { ...others, [item]: value as Answer } };
}
