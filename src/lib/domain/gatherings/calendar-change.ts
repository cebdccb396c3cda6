import type { Gathering } from './gathering.ts';

/** What a calendar entry shows of a gathering. */
const SHOWN = ['title', 'aim', 'place', 'address', 'date', 'cancelledAt'] as const;

/** `after`, counted as one more change of `before` when a calendar would show another entry. */
export function countCalendarChange(before: Gathering, after: Gathering, at: string): Gathering {
	const same = SHOWN.every((field) => JSON.stringify(before[field]) === JSON.stringify(after[field]));
	return same
		? { ...after, sequence: before.sequence, changedAt: before.changedAt }
		: { ...after, sequence: before.sequence + 1, changedAt: at };
}
