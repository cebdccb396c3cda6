import type { HalfDay } from '#lib/domain/gatherings/attendance-halves.ts';
import type { AttendanceAct } from '#lib/domain/gatherings/attendance.ts';
import type { AttendanceMark } from '#lib/domain/gatherings/attendee.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { plainDay } from '#lib/ui/gatherings/plain-day.ts';
import { isolated } from '#lib/ui/signing/isolated.ts';

const MARKS: Readonly<Record<AttendanceMark, () => string>> = {
	present: m.attendance_present,
	excused: m.attendance_excused,
	represented: m.attendance_represented,
	absent: m.attendance_absent,
};

export function markName(mark: AttendanceMark | null): string {
	return mark === null ? m.attendance_unmarked() : MARKS[mark]();
}

/** «matin»; over several days «25 mai, matin». */
export function halfName(half: HalfDay, halves: readonly HalfDay[]): string {
	const part = half.part === 'morning' ? m.attendance_morning() : m.attendance_afternoon();
	if (halves.every(({ day }) => day === half.day)) return part;
	return m.attendance_half_of_day({ day: plainDay(half.day, getLocale(), 'short'), part });
}

/** A mark in a few words: «présent (matin)», «représenté par S. F.». */
export function sayMark(
	{ mark, halves: attended, representedBy }: Pick<AttendanceAct, 'mark' | 'halves' | 'representedBy'>,
	halves: readonly HalfDay[],
): string {
	if (mark === 'represented' && representedBy !== '')
		return m.attendance_represented_by_name({ name: isolated(representedBy) });
	const names = halves
		.filter(({ number }) => attended.includes(number))
		.map((half) => halfName(half, halves));
	if (mark !== 'present' || halves.length < 2 || names.length === 0) return markName(mark);
	return m.attendance_present_halves({ halves: names.join(', ') });
}
