import { daysLater } from '../../time/paris-time.ts';
import { lastDayOf } from '../months.ts';

/** The first day (YYYY-MM-DD) on which the figures of a month may be published: so many whole days after its last one. */
export function publishableFrom(month: string, daysAfter: number): string {
	return daysLater(lastDayOf(month), daysAfter + 1);
}
