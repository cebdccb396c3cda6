import type { Poll } from './poll.ts';

/** A reminder that goes by itself, so long before the deadline. */
export const REMINDERS = [
	{ name: '3-days', before: 3 * 86_400_000 },
	{ name: '1-day', before: 86_400_000 },
] as const;
export type ReminderName = (typeof REMINDERS)[number]['name'];

export interface PlannedReminder {
	readonly name: ReminderName;
	/** When it goes (ISO, UTC). */
	readonly at: string;
}

/** Those that go by themselves: none that would follow the opening at once. */
export function plannedReminders({
	openedAt,
	deadline,
}: Pick<Poll, 'openedAt' | 'deadline'>): readonly PlannedReminder[] {
	return REMINDERS.map(({ name, before }) => ({
		name,
		at: new Date(Date.parse(deadline) - before).toISOString(),
	})).filter(({ at }) => at > openedAt);
}

/** The one that is due at this instant: of several that were slept through only the last. */
export function dueReminder(poll: Pick<Poll, 'openedAt' | 'deadline'>, now: string): PlannedReminder | null {
	if (now > poll.deadline) return null;
	return plannedReminders(poll).findLast(({ at }) => at <= now) ?? null;
}
