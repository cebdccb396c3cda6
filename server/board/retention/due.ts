import { THRESHOLDS } from '#lib/domain/board/thresholds.ts';

/** What was received up to these server instants (ISO) is due. */
export interface Due {
	readonly texts: string;
	readonly authors: string;
}

/** `now`: ms */
export function dueAt(now: number): Due {
	return {
		texts: monthsBefore(now, THRESHOLDS.textMonths),
		authors: monthsBefore(now, THRESHOLDS.authorMonths),
	};
}

/** The same day so many months before, or the last of that month when it is shorter. */
function monthsBefore(now: number, months: number): string {
	const date = new Date(now);
	const day = date.getUTCDate();
	date.setUTCDate(1);
	date.setUTCMonth(date.getUTCMonth() - months);
	const days = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
	date.setUTCDate(Math.min(day, days));
	return date.toISOString();
}
