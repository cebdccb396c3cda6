import { ATTENDANCE_MARKS } from '#lib/domain/gatherings/attendee.ts';
import type { AttendanceAct } from '#lib/domain/gatherings/attendance.ts';
import type { AttendeePerson } from '#lib/domain/gatherings/attendance-lines.ts';
import { foldName } from '#lib/domain/gatherings/fold-name.ts';
import { MOST_DAYS } from '#lib/domain/gatherings/gathering.ts';
import { cleanName } from '#lib/domain/network/names.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import type { NetworkReader } from '../../network/reader.ts';

const ID = /^[\w-]{8,64}$/;
const LONGEST_NAME = 120;
/** Acts that nobody has settled yet: more were never at one gathering. */
const MOST_BASE = 50;

/** What a telephone sent, as it is kept; throws Refusal `invalid`. */
export function readAct({ id, mark, halves, representedBy, base }: AttendanceAct): AttendanceAct {
	if (!ID.test(id) || base.length > MOST_BASE || base.some((each) => !ID.test(each) || each === id))
		throw new Refusal('invalid', 'attendance-act');
	if (mark !== null && !ATTENDANCE_MARKS.includes(mark)) throw new Refusal('invalid', 'attendance-act');
	if (halves.some((half) => !Number.isInteger(half) || half < 0 || half >= 2 * MOST_DAYS))
		throw new Refusal('invalid', 'attendance-halves');
	const present = mark === 'present';
	// who was there for no half-day was not there
	if (present !== halves.length > 0) throw new Refusal('invalid', 'attendance-halves');
	return {
		id,
		mark,
		halves: [...new Set(halves)].toSorted((one, other) => one - other),
		representedBy: mark === 'represented' ? nameOrNothing(representedBy) : '',
		base: [...new Set(base)].toSorted(),
	};
}

export function readAttendeeId(id: string): string {
	if (!ID.test(id)) throw new Refusal('invalid', 'attendance-act');
	return id;
}

/** A walk-in as typed: an association of the network by its name is that association. */
export async function readPerson(
	network: Pick<NetworkReader, 'association' | 'memberAssociations'>,
	{ name, association, organisation, role }: AttendeePerson,
): Promise<AttendeePerson> {
	const cleaned = cleanName(name, LONGEST_NAME);
	if (cleaned === null) throw new Refusal('invalid', 'name');
	const person = { name: cleaned, role: nameOrNothing(role) };
	if (association !== null) {
		const known = await network.association(association);
		if (!known) throw new Refusal('invalid', 'association-unknown');
		return { ...person, association, organisation: known.name };
	}
	const typed = nameOrNothing(organisation);
	const members = typed === '' ? [] : await network.memberAssociations();
	const meant = members.find((each) => foldName(each.name) === foldName(typed));
	return { ...person, association: meant?.id ?? null, organisation: meant?.name ?? typed };
}

function nameOrNothing(text: string): string {
	if (text.trim() === '') return '';
	const cleaned = cleanName(text, LONGEST_NAME);
	if (cleaned === null) throw new Refusal('invalid', 'name');
	return cleaned;
}
