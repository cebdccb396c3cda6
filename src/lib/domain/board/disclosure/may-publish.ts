import { monthAfter } from '../series/steps.ts';

/** The first day (YYYY-MM-DD) on which the figures of a month may be published: so many whole days after its last one. */
export function publishableFrom(month: string, daysAfter: number): string {
	const next = new Date(`${monthAfter(month, 1)}-01T00:00:00.000Z`);
	next.setUTCDate(next.getUTCDate() + daysAfter);
	return next.toISOString().slice(0, 10);
}
