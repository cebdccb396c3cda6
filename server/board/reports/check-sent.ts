import { checkReport } from '#lib/domain/board/check-report.ts';
import type { Observation } from '#lib/domain/board/observation.ts';
import { THRESHOLDS } from '#lib/domain/board/thresholds.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { parisWallClock } from '#lib/domain/time/paris-time.ts';
import type { BoardContext } from '../context.ts';

/** Refuses a report that can't be kept, with the field to put right. */
export async function checkSent(
	context: Pick<BoardContext, 'sites' | 'now'>,
	report: Observation,
	{ knownDay = false } = {},
): Promise<void> {
	const { sites, now } = context;
	const site = await sites.site(report.site);
	if (!site) throw fieldRefusal('site', 'report-site');
	const form = await sites.form(report.site, report.form);
	if (!form) throw fieldRefusal('form', 'report-form');
	const next = await sites.form(report.site, report.form + 1);
	if (next && isTooOld(next.createdAt, now())) throw fieldRefusal('form', 'report-form-old');
	const today = parisWallClock(now()).date;
	const problem = checkReport(report, form, {
		today,
		// a day that was accepted once is not looked at again
		site: knownDay ? { openedOn: report.visitedOn } : site,
	});
	if (problem) throw fieldRefusal(problem.field, problem.reason);
}

/** « answers.meals: report-count »: as a schema says what it refuses. */
export function fieldRefusal(field: string, reason: string): Refusal {
	return new Refusal('invalid', `${field}: ${reason}`);
}

function isTooOld(replacedAt: string, now: number): boolean {
	const until = new Date(replacedAt);
	until.setUTCMonth(until.getUTCMonth() + THRESHOLDS.oldFormMonths);
	return until.getTime() < now;
}
