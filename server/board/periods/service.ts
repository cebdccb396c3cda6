import type { Actor } from '#lib/domain/actor.ts';
import type { PeriodsView } from '#lib/protocol/views/periods.ts';

/** Months whose figures the coordinator has validated: from then on nothing in them changes. */
export interface PeriodsService {
	/** `year`: YYYY */
	list(actor: Actor, year: string): Promise<PeriodsView>;
	/** Validates a month (YYYY-MM) that is over and has no disputed report. */
	lock(actor: Actor, month: string): Promise<void>;
	/** So that it can be corrected; validated again, it is its next version, with what came late. */
	unlock(actor: Actor, month: string, reason: string): Promise<void>;
}
