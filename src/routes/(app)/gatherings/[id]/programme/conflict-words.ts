import type { Conflict } from '#lib/domain/gatherings/conflicts.ts';
import type { DayShift } from '#lib/domain/gatherings/shift-day.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import type { Repair } from '#lib/planning/find-repairs.ts';
import { sayTime } from '#lib/planning/plan-time.ts';
import { isolated } from '#lib/ui/signing/isolated.ts';
import { nameOf } from './directory.ts';
import {
	dayCount,
	dayName,
	hoursOf,
	joinWords,
	roomName,
	titleOf,
	type ProgrammeView,
} from './programme-view.ts';

/** The whole conflict, as the notice at the top says it. */
export function sayConflict(view: ProgrammeView, conflict: Conflict): string {
	switch (conflict.kind) {
		case 'person':
			return m.programme_conflict_person({
				...overlapOf(view, conflict.items),
				names: namesOf(view, conflict.who),
				count: conflict.who.length,
			});
		case 'room':
			return m.programme_conflict_room({
				...overlapOf(view, conflict.items),
				room: isolated(roomName(view, conflict.room)),
			});
		case 'seats':
			return m.programme_conflict_seats({
				title: quoted(view, conflict.item),
				room: isolated(roomName(view, conflict.room)),
				expected: conflict.expected,
				seats: conflict.seats,
			});
		case 'hours': {
			const { from, to } = hoursOf(view, placeOf(view, conflict.item)?.day ?? 0);
			return m.programme_conflict_hours({
				title: quoted(view, conflict.item),
				from: sayTime(from, getLocale()),
				to: sayTime(to, getLocale()),
			});
		}
		case 'day':
			return m.programme_conflict_day({
				title: quoted(view, conflict.item),
				day: dayName(view, placeOf(view, conflict.item)?.day ?? 0),
			});
	}
}

/** The same on one of its items. */
export function sayConflictAt(view: ProgrammeView, conflict: Conflict, item: string): string {
	switch (conflict.kind) {
		case 'person': {
			const other = placeOf(view, otherOf(conflict.items, item));
			return m.programme_clash_person({
				names: namesOf(view, conflict.who),
				count: conflict.who.length,
				room: isolated(roomName(view, other?.room ?? '')),
				time: sayTime(other?.start ?? 0, getLocale()),
			});
		}
		case 'room':
			return m.programme_clash_room({ title: quoted(view, otherOf(conflict.items, item)) });
		case 'seats':
			return m.programme_clash_seats({ expected: conflict.expected, seats: conflict.seats });
		case 'hours':
			return m.programme_clash_hours();
		case 'day':
			return m.programme_clash_day();
	}
}

export function conflictsAt(conflicts: readonly Conflict[], item: string): Conflict[] {
	return conflicts.filter((conflict) => itemsOf(conflict).includes(item));
}

export function itemsOf(conflict: Conflict): readonly string[] {
	return 'items' in conflict ? conflict.items : [conflict.item];
}

export function conflictKey(conflict: Conflict): string {
	return [conflict.kind, ...itemsOf(conflict)].join(' ');
}

/** «Décaler à 15 h », with the item's name when a conflict has two. */
export function sayRepair(view: ProgrammeView, { item, to, moves }: Repair, conflict: Conflict): string {
	const title = quoted(view, item);
	const alone = itemsOf(conflict).length === 1;
	switch (moves) {
		case 'start': {
			const time = sayTime(to.start, getLocale());
			return alone ? m.programme_repair_start({ time }) : m.programme_repair_start_of({ title, time });
		}
		case 'room': {
			const room = isolated(roomName(view, to.room));
			return alone ? m.programme_repair_room({ room }) : m.programme_repair_room_of({ title, room });
		}
		case 'day':
			return m.programme_repair_day({ day: dayName(view, to.day) });
	}
}

/** «Décaler tout le programme à 18 h», with its day when there are several. */
export function sayDayShift(view: ProgrammeView, { day, start }: DayShift): string {
	const time = sayTime(start, getLocale());
	return dayCount(view) > 1
		? m.programme_shift_day_of({ day: dayName(view, day), time })
		: m.programme_shift_day({ time });
}

function overlapOf(view: ProgrammeView, items: readonly [string, string]) {
	const [one, other] = items.map((id) => view.plan.items.find((item) => item.id === id));
	const start = Math.max(one?.at?.start ?? 0, other?.at?.start ?? 0);
	const end = Math.min(...[one, other].map((item) => (item?.at?.start ?? 0) + (item?.minutes ?? 0)));
	return {
		one: quoted(view, items[0]),
		other: quoted(view, items[1]),
		from: sayTime(start, getLocale()),
		to: sayTime(end, getLocale()),
	};
}

function namesOf({ directory }: ProgrammeView, who: Extract<Conflict, { kind: 'person' }>['who']): string {
	return joinWords(who.map((each) => isolated(nameOf(directory, each))));
}

function placeOf({ plan }: ProgrammeView, item: string) {
	return plan.items.find(({ id }) => id === item)?.at ?? null;
}

function otherOf([one, other]: readonly [string, string], item: string): string {
	return one === item ? other : one;
}

function quoted(view: ProgrammeView, item: string): string {
	return isolated(titleOf(view, item));
}
