import type { FormItem } from '#lib/domain/board/form.ts';
import { valueIn, type FieldValue, type ReportFields } from '#lib/domain/board/report-history.ts';

/** Name of the field that holds what the form showed: only what somebody changed in it is a correction. */
export const WAS = 'was';
/** Before the field in the name of a choice between values. */
export const CHOSEN = 'chosen.';

/** What the form shows of a report, by field, as it would be sent back untouched. */
export function shownIn(report: ReportFields, items: readonly FormItem[]): Record<string, FieldValue> {
	const shown: Record<string, FieldValue> = {
		visitedOn: report.visitedOn,
		visitedAt: report.visitedAt,
		remark: plainLines(report.remark),
	};
	for (const item of items) {
		const value = valueIn(report, `answers.${item.id}`);
		if (value !== null) shown[`answers.${item.id}`] = asTyped(value, item);
	}
	return shown;
}

/** Browsers send line ends as CR LF. */
export function plainLines(text: string): string {
	return text.replaceAll('\r\n', '\n').trim();
}

function asTyped(value: FieldValue, { choices = [] }: FormItem): FieldValue {
	if (value === null || typeof value === 'string') return value;
	if (value.kind === 'text') return { ...value, text: plainLines(value.text) };
	if (value.kind !== 'choice') return value;
	const { chosen } = value;
	return { ...value, chosen: choices.map(({ id }) => id).filter((id) => chosen.includes(id)) };
}
