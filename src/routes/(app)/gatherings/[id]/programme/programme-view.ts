import type { Circumstances, Conflict } from '#lib/domain/gatherings/conflicts.ts';
import type { GatheringDate } from '#lib/domain/gatherings/gathering.ts';
import type { Missing } from '#lib/domain/gatherings/missing.ts';
import { openHours, planDays, type OpenHours } from '#lib/domain/gatherings/plan-days.ts';
import { EVERY_ROOM, type ItemPlace, type Plan } from '#lib/domain/gatherings/plan.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { daysLater } from '#lib/domain/time/paris-time.ts';
import { sayTime } from '#lib/planning/plan-time.ts';
import { plainDay } from '#lib/ui/gatherings/plain-day.ts';
import { isolated } from '#lib/ui/signing/isolated.ts';
import type { Directory } from './directory.ts';
import type { PlanSession } from './plan-session.svelte.ts';

/** What all parts of the page show: as the server read it, then as it is live. Its getters are reactive. */
export interface ProgrammeView {
	readonly plan: Plan;
	readonly conflicts: readonly Conflict[];
	readonly missing: Missing;
	readonly circumstances: Circumstances;
	/** Null until it is chosen. */
	readonly date: GatheringDate | null;
	readonly directory: Directory;
	/** Null while the page only shows what the server read. */
	readonly session: PlanSession | null;
	readonly mayWrite: boolean;
}

/** A day without a date: when people usually meet. */
const USUAL_HOURS: OpenHours = { from: 9 * 60, to: 18 * 60 };

/** On its n-th day; on one that it does not have, those of the first. */
export function hoursOf({ date }: Pick<ProgrammeView, 'date'>, day: number): OpenHours {
	return (date && (openHours(date, day) ?? openHours(date, 0))) ?? USUAL_HOURS;
}

export function dayCount({ date }: Pick<ProgrammeView, 'date'>): number {
	return date ? planDays(date) : 1;
}

/** «samedi 25 mai 2013», or «Jour 1» as long as there is no date. */
export function dayName({ date }: Pick<ProgrammeView, 'date'>, day: number): string {
	return date
		? plainDay(daysLater(date.day, day), getLocale(), 'day')
		: m.programme_day_number({ number: day + 1 });
}

export function roomName({ plan }: Pick<ProgrammeView, 'plan'>, room: string): string {
	if (room === EVERY_ROOM) return m.programme_every_room();
	return plan.rooms.find(({ id }) => id === room)?.name || m.programme_room_unnamed();
}

export function titleOf({ plan }: Pick<ProgrammeView, 'plan'>, item: string): string {
	return plan.items.find(({ id }) => id === item)?.title || m.programme_item_unnamed();
}

/** «14 h à 15 h 30, Salle 1», with its day when there are several. */
export function sayPlace(view: ProgrammeView, at: ItemPlace | null, minutes: number): string {
	if (at === null) return m.programme_not_placed();
	const place = m.programme_at_place({
		from: sayTime(at.start, getLocale()),
		to: sayTime(at.start + minutes, getLocale()),
		room: isolated(roomName(view, at.room)),
	});
	return dayCount(view) > 1 ? m.programme_on_day({ day: dayName(view, at.day), place }) : place;
}

/** «45 min», «1 h 30». */
export function sayLength(length: number): string {
	const [hours, minutes] = [Math.floor(length / 60), length % 60];
	if (hours === 0) return m.programme_length_minutes({ minutes });
	return minutes === 0 ? m.programme_length_hours({ hours }) : m.programme_length_both({ hours, minutes });
}

export function joinWords(words: readonly string[]): string {
	return new Intl.ListFormat(getLocale(), { type: 'conjunction' }).format(words);
}
