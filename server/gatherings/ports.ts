import type { Attendee } from '#lib/domain/gatherings/attendee.ts';
import type { Gathering } from '#lib/domain/gatherings/gathering.ts';
import type { Plan } from '#lib/domain/gatherings/plan.ts';
import type { PlanChange } from '#lib/domain/gatherings/plan-change.ts';
import type { Registrant } from '#lib/domain/gatherings/registrant.ts';
import type { Release } from '#lib/domain/gatherings/release.ts';
import type { AttendanceCount } from '#lib/protocol/views/gatherings.ts';

/** What the parts of gatherings ask of one another. These ask nobody: the caller must. */
export interface PlanPort {
	/** The live plan at one committed point of its log. */
	planOf(gathering: Gathering): Promise<Plan>;
	/** Writes into the live plan, in one history with everybody's edits. `person` null: the server's own act. */
	changePlan(gathering: Gathering, person: string | null, changes: readonly PlanChange[]): Promise<void>;
}

export interface ReleasePort {
	/** The programme given out last; null: none yet. */
	latestRelease(gathering: Gathering): Promise<Release | null>;
}

export interface RegistrationPort {
	/** Those who have a place, then those who wait in their order. */
	registrants(gathering: Gathering): Promise<readonly Registrant[]>;
	/** How many have a place: read from one record, without a name. */
	countRegistered(gathering: Gathering): Promise<number>;
}

export interface AttendancePort {
	/** Registrants and walk-ins with their marks, by name. */
	attendees(gathering: Gathering): Promise<readonly Attendee[]>;
	countAttendance(gathering: Gathering): Promise<AttendanceCount>;
}

/** What the core asks of the other parts. */
export interface CorePorts {
	readonly changePlan: PlanPort['changePlan'];
	readonly countAttendance: AttendancePort['countAttendance'];
	readonly countRegistered: RegistrationPort['countRegistered'];
	/** What is written into a new plan of what is still open in the gathering before. */
	carryOn(gathering: Gathering, before: Gathering): Promise<readonly PlanChange[]>;
}
