import type { AttendeePerson } from '#lib/domain/gatherings/attendance-lines.ts';
import type { AttendanceAct } from '#lib/domain/gatherings/attendance.ts';
import type { KeptParcel, Parcel } from '#lib/outbox/parcel.ts';

/** What somebody just said of a person on the list. */
export type SaidMark = Pick<AttendanceAct, 'mark' | 'halves'> & { readonly representedBy?: string };

/** The body of a request: an act, who it is about and who recorded it. */
interface ActBody extends Omit<AttendanceAct, 'id'> {
	readonly act: string;
	readonly person: AttendeePerson;
	readonly by: string;
}

/** An act that the server has not answered yet. */
export interface WaitingAct {
	readonly attendee: string;
	readonly person: AttendeePerson;
	readonly act: AttendanceAct;
	/** It will be there after a reload. */
	readonly kept: boolean;
	readonly refused: boolean;
}

const pathOf = (gathering: string) => `/api/v1/gatherings/${encodeURIComponent(gathering)}/attendance/`;

export function toParcel(
	gathering: string,
	attendee: string,
	{ id, ...act }: AttendanceAct,
	about: { readonly person: AttendeePerson; readonly by: string },
): Parcel {
	const path = pathOf(gathering) + encodeURIComponent(attendee);
	return { id, line: path, path, body: { ...act, act: id, ...about } satisfies ActBody };
}

/** Is it about this gathering? An outbox holds everything of its person. */
export function isOfGathering(gathering: string, { path }: Parcel): boolean {
	return path.startsWith(pathOf(gathering));
}

export function fromParcel(parcel: Parcel | KeptParcel, kept: boolean): WaitingAct {
	const { act: id, mark, halves, representedBy, base, person } = parcel.body as ActBody;
	return {
		attendee: decodeURIComponent(parcel.path.slice(parcel.path.lastIndexOf('/') + 1)),
		person,
		act: { id, mark, halves, representedBy, base },
		kept,
		refused: 'refused' in parcel && parcel.refused !== null,
	};
}
