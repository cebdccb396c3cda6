import type { Actor } from '#lib/domain/actor.ts';
import type { AttendanceAct } from '#lib/domain/gatherings/attendance.ts';
import type { AttendeePerson } from '#lib/domain/gatherings/attendance-lines.ts';
import type { AttendanceLineView, AttendanceSheet } from '#lib/protocol/views/attendance.ts';
import type { AttendancePort } from '../ports.ts';

/** Who was there. Every method that takes an actor asks `can` with it and throws Refusal. */
export interface AttendanceService extends AttendancePort {
	/** For organisers, also before the day and when it is closed. */
	sheet(actor: Actor, gathering: string): Promise<AttendanceSheet>;
	/** Records one act of one person, once, however often it is sent; answers what stands then, under the id that stands. */
	record(actor: Actor, gathering: string, attendee: string, input: NewAct): Promise<AttendanceLineView>;
	/** How many people the associations received that day. */
	receive(actor: Actor, gathering: string, people: number): Promise<void>;
}

export interface NewAct extends AttendanceAct {
	/** Who it is, for somebody without a place; of a registrant what the registration says counts. */
	readonly person?: AttendeePerson;
}
