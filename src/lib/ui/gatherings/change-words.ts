import type { ProgrammeChange, Slot } from '#lib/domain/gatherings/compare-programmes.ts';
import type { GatheringDate } from '#lib/domain/gatherings/gathering.ts';
import { planDays } from '#lib/domain/gatherings/plan-days.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { daysLater } from '#lib/domain/time/paris-time.ts';
import { sayTime } from '#lib/planning/plan-time.ts';
import { isolated } from '#lib/ui/signing/isolated.ts';
import { plainDay } from './plain-day.ts';
import { whenText } from './when-text.ts';

/** One change of a programme in a sentence. `date`: of the gathering, as it was given out with it. */
export function sayChange(change: ProgrammeChange, date: GatheringDate | null): string {
	const title = 'title' in change ? isolated(change.title) : '';
	switch (change.kind) {
		case 'added':
			return m.release_change_added({ title, slot: saySlot(change.slot, date) });
		case 'removed':
			return m.release_change_removed({ title, slot: saySlot(change.slot, date) });
		case 'moved':
			return m.release_change_moved({
				title,
				from: saySlot(change.from, date),
				to: saySlot(change.to, date),
			});
		case 'renamed':
			return m.release_change_renamed({ title, from: isolated(change.from) });
		case 'altered':
			return m.release_change_altered({ title });
		case 'room-renamed':
			return m.release_change_room({ title, from: isolated(change.from) });
		case 'date':
			return m.release_change_date({
				to: change.to ? whenText(change.to, getLocale()) : m.release_no_date(),
			});
	}
}

/** «samedi 25 mai 2013», or «Jour 1» as long as there is no date. */
export function sayDay(day: number, date: GatheringDate | null): string {
	return date
		? plainDay(daysLater(date.day, day), getLocale(), 'day')
		: m.release_day_number({ number: day + 1 });
}

function saySlot({ at, minutes, room }: Slot, date: GatheringDate | null): string {
	const slot = m.release_slot({
		from: sayTime(at.start, getLocale()),
		to: sayTime(at.start + minutes, getLocale()),
		room: room === '' ? m.release_every_room() : isolated(room),
	});
	return date && planDays(date) === 1 ? slot : m.release_slot_day({ day: sayDay(at.day, date), slot });
}
