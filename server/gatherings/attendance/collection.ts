import { personKey, type AttendanceRecord } from '#lib/domain/gatherings/attendance-lines.ts';
import { collection } from '../../storage/records.ts';

/** One record a gathering and person, under `recordId`. */
export const attendance = collection<AttendanceRecord>('attendance', {
	indexes: {
		gathering: ({ gathering }) => [gathering],
		attendee: ({ gathering, attendee, also }) => [attendee, ...also].map((each) => recordId(gathering, each)),
	},
	// two telephones that add the same walk-in make one
	unique: {
		walkIn: ({ gathering, person, walkIn }) => (walkIn ? walkInKey(gathering, person) : null),
	},
});

export function recordId(gathering: string, attendee: string): string {
	return `${gathering}/${attendee}`;
}

export function walkInKey(gathering: string, person: AttendanceRecord['person']): string {
	return `${gathering}/${personKey(person)}`;
}
