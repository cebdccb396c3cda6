import { daysLater } from '../time/paris-time.ts';
import { isPlainDay } from '../gatherings/plan-structure.ts';
import {
	LARGEST_COUNT,
	LONGEST_TEXT,
	MOST_ITEMS,
	type Answer,
	type Answers,
	type Form,
	type FormItem,
} from './form.ts';
import { INDICATORS, isIndicator } from './indicators.ts';
import { isAsked } from './is-asked.ts';
import type { Observation } from './observation.ts';
import type { Site } from './site.ts';

/** What is wrong, and where: the phone shows it beside the field, so that it can be put right and sent again. */
export interface ReportProblem {
	/** `visitedOn`, `remark`, `answers.meals` … */
	readonly field: string;
	readonly reason: ReportReason;
}

export type ReportReason = (typeof REPORT_REASONS)[number];
export const REPORT_REASONS = [
	'report-day',
	'report-day-ahead',
	'report-day-early',
	'report-hour',
	'report-remark',
	'report-answers-many',
	'report-kind',
	'report-count',
	'report-range',
	'report-choice',
	'report-text',
	'report-not-asked',
] as const;

/** Days before a site was noted as opened on which visits may have taken place: it is noted after somebody went. */
export const EARLY_DAYS = 31;
/** What older forms asked is kept beside what this one asks. */
export const MOST_ANSWERS = 2 * MOST_ITEMS;

/** The first thing wrong with a report, null when it can be kept. No clock decides but the server's day in Paris, with a day to spare. */
export function checkReport(
	report: Pick<Observation, 'visitedOn' | 'visitedAt' | 'answers' | 'remark'>,
	form: Pick<Form, 'items'>,
	{ today, site }: { readonly today: string; readonly site: Pick<Site, 'openedOn'> },
): ReportProblem | null {
	return (
		checkDay(report.visitedOn, today, site.openedOn) ??
		checkHour(report.visitedAt) ??
		checkAnswers(report.answers, form.items) ??
		(isTooLong(report.remark) ? { field: 'remark', reason: 'report-remark' } : null)
	);
}

function checkDay(day: string, today: string, openedOn: string): ReportProblem | null {
	const problem = (reason: ReportReason) => ({ field: 'visitedOn', reason });
	if (!isPlainDay(day)) return problem('report-day');
	if (day > daysLater(today, 1)) return problem('report-day-ahead');
	return day < daysLater(openedOn, -EARLY_DAYS) ? problem('report-day-early') : null;
}

function checkHour(hour: string | null): ReportProblem | null {
	const isHour = hour === null || /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(hour);
	return isHour ? null : { field: 'visitedAt', reason: 'report-hour' };
}

function checkAnswers(answers: Answers, items: readonly FormItem[]): ReportProblem | null {
	const all = Object.entries(answers);
	if (all.length > MOST_ANSWERS) return { field: 'answers', reason: 'report-answers-many' };
	for (const [id, answer] of all) {
		const item = items.find((each) => each.id === id);
		const reason = item ? checkItem(item, answer, answers) : checkUnknown(id, answer);
		if (reason) return { field: `answers.${id}`, reason };
	}
	return null;
}

function checkItem(item: FormItem, answer: Answer, answers: Answers): ReportReason | null {
	if (answer.kind !== item.kind) return 'report-kind';
	if (!isAsked(item, answers)) return 'report-not-asked';
	if (answer.kind === 'choice') {
		const known = new Set(item.choices?.map(({ id }) => id));
		if (!answer.chosen.every((id) => known.has(id))) return 'report-choice';
		if (!item.several && answer.chosen.length > 1) return 'report-choice';
	}
	return checkValue(answer);
}

/** Asked by another version of the form: kept, as long as it is what it says. */
function checkUnknown(id: string, answer: Answer): ReportReason | null {
	return isIndicator(id) && INDICATORS[id].kind !== answer.kind ? 'report-kind' : checkValue(answer);
}

function checkValue(answer: Answer): ReportReason | null {
	switch (answer.kind) {
		case 'count':
			return isCount(answer.n) ? null : 'report-count';
		case 'estimate':
			return isCount(answer.least) && isCount(answer.most) && answer.least <= answer.most
				? null
				: 'report-range';
		case 'yes-no':
			return null;
		case 'choice':
			return new Set(answer.chosen).size === answer.chosen.length ? null : 'report-choice';
		case 'text':
			return isTooLong(answer.text) ? 'report-text' : null;
	}
}

function isCount(n: number): boolean {
	return Number.isInteger(n) && n >= 0 && n <= LARGEST_COUNT;
}

function isTooLong(text: string): boolean {
	return [...text].length > LONGEST_TEXT;
}
