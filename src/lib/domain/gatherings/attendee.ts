/** What was recorded of one person on the day; who was registered and never ticked is `null`. */
export const ATTENDANCE_MARKS = ['present', 'excused', 'represented', 'absent'] as const;
export type AttendanceMark = (typeof ATTENDANCE_MARKS)[number];

/** One line of the attendance of a gathering: a registrant, or somebody who came without registering. */
export interface Attendee {
	/** Id of the registrant, or one made where the walk-in was added. */
	readonly id: string;
	readonly name: string;
	readonly association: string | null;
	readonly organisation: string;
	readonly role: string;
	readonly mark: AttendanceMark | null;
	/** Half-days attended, numbered from 0: morning and afternoon of each day. */
	readonly halves: readonly number[];
	/** Name of whoever stands in, for `represented`; may be empty. */
	readonly representedBy: string;
	readonly walkIn: boolean;
}
