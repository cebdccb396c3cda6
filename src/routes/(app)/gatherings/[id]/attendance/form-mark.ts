import { ATTENDANCE_MARKS, type AttendanceMark } from '#lib/domain/gatherings/attendee.ts';
import { formText } from '#lib/http/form-text.ts';
import type { SaidMark } from './attendance-parcel.ts';

/** The mark of a form; who is present without a half-day is there for the one that the page ticks. */
export function readFormMark(form: FormData): Required<SaidMark> {
	// the button that was pressed comes after the choice above it
	const wanted = form.getAll('mark').at(-1);
	const mark = ATTENDANCE_MARKS.find((each) => each === wanted) ?? null;
	return { mark, halves: halvesIn(form, mark), representedBy: formText(form, 'representedBy').trim() };
}

function halvesIn(form: FormData, mark: AttendanceMark | null): number[] {
	if (mark !== 'present') return [];
	const chosen = form.getAll('halves').map(Number);
	return chosen.length > 0 ? chosen : [Number(formText(form, 'half'))];
}
