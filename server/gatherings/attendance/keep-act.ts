import type { AttendanceRecord } from '#lib/domain/gatherings/attendance-lines.ts';
import { isSameAct, type RecordedAct } from '#lib/domain/gatherings/attendance.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { revise } from '../../network/revise.ts';
import type { Records, Stored } from '../../storage/records.ts';
import { attendance, recordId, walkInKey } from './collection.ts';

/** Acts about one person: nobody changes their mind more often in a day. */
const MOST_ACTS = 200;

type NewRecord = Omit<AttendanceRecord, 'also' | 'acts'>;

/** Adds an act to what is kept of somebody, or begins it; answers the record that the act went to. */
export async function keepAct(
	records: Records,
	begun: NewRecord,
	act: RecordedAct,
): Promise<AttendanceRecord> {
	for (;;) {
		const known = await find(records, begun);
		if (!known) {
			const record = { ...begun, also: [], acts: [act] };
			if (await records.insert(attendance, recordId(begun.gathering, begun.attendee), record)) return record;
			continue; // another telephone was faster: the person is there now
		}
		const revised = await revise(records, attendance, known.id, (record) =>
			withAct(record, begun.attendee, act),
		);
		if (revised) return revised;
	}
}

async function find(records: Records, begun: NewRecord): Promise<Stored<AttendanceRecord> | undefined> {
	const { gathering, attendee, person, walkIn } = begun;
	const [byId] = await records.find(attendance, 'attendee', recordId(gathering, attendee));
	if (byId || !walkIn) return byId;
	return (await records.find(attendance, 'walkIn', walkInKey(gathering, person)))[0];
}

function withAct(record: AttendanceRecord, attendee: string, act: RecordedAct): AttendanceRecord {
	const { also, acts } = record;
	const known = acts.find(({ id }) => id === act.id);
	if (known && !isSameAct(known, act)) throw new Refusal('conflict', 'attendance-act-taken');
	if (known) return record;
	if (acts.length >= MOST_ACTS) throw new Refusal('conflict', 'attendance-too-often');
	const named = attendee === record.attendee || also.includes(attendee);
	return { ...record, also: named ? also : [...also, attendee], acts: [...acts, act] };
}
