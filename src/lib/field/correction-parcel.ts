import { ANSWER } from '#lib/domain/board/fold-report.ts';
import type { Revision } from '#lib/domain/board/observation.ts';
import { differingFields, valueIn, type FieldValue } from '#lib/domain/board/report-history.ts';
import type { ReportRow } from '#lib/protocol/views/report.ts';
import { reportOf, type Draft } from './draft.ts';
import { hashOf, pathOf, type KeptReport, type ReportParcel } from './report-parcel.ts';

/** One field in which what the network has and what this phone has differ. */
export interface Difference {
	readonly field: string;
	readonly theirs: FieldValue;
	readonly mine: FieldValue;
}

/** The texts of the report that stands are not told: of one that has any, mine count as others. */
export function differencesOf(draft: Draft, standing: ReportRow): readonly Difference[] {
	const mine = reportOf(draft);
	const theirs = { ...standing, remark: '' };
	return differingFields(theirs, mine).map((field) => ({
		field,
		theirs: valueIn(theirs, field),
		mine: valueIn(mine, field),
	}));
}

/**
 * Only of the same visit, by the same association: another one is another report. One that was corrected meanwhile, or that has
 * a text which this phone is not told, is compared where all of it can be read.
 */
export function canCorrect({ site, association }: Draft, standing: ReportRow): boolean {
	return (
		standing.site.id === site.id &&
		standing.association?.id === association &&
		standing.corrected === 0 &&
		!standing.words
	);
}

/** What this phone has, as a correction of what the network has: it decides between the two. */
export function toCorrection(
	{ line, draft, receipt }: KeptReport,
	standing: ReportRow,
	{ id, reason }: { readonly id: string; readonly reason: string },
): ReportParcel {
	const mine = reportOf(draft);
	const fields = differencesOf(draft, standing).map(({ field }) => field);
	const items = fields.flatMap((field) => (field.startsWith(ANSWER) ? [field.slice(ANSWER.length)] : []));
	const said: Omit<Revision, 'id' | 'of'> = {
		base: line,
		settles: [receipt!.hash],
		reason,
		answers: Object.fromEntries(items.map((item) => [item, mine.answers[item] ?? null])),
		...(fields.includes('remark') && { remark: mine.remark }),
		...(fields.includes('visitedOn') && { visitedOn: mine.visitedOn }),
		...(fields.includes('visitedAt') && { visitedAt: mine.visitedAt }),
	};
	const hash = hashOf({ id, of: line, ...said });
	return {
		id,
		line,
		path: `${pathOf(line)}/revisions/${id}`,
		body: { ...said, hash },
		receipt: { id, hash },
		draft,
	};
}
