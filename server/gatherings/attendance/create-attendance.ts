import type { Actor, PersonActor } from '#lib/domain/actor.ts';
import { countAttendance } from '#lib/domain/gatherings/attendance-count.ts';
import { halvesOf } from '#lib/domain/gatherings/attendance-halves.ts';
import {
	attendeesOf,
	linesOf,
	type AttendanceLine,
	type AttendeePerson,
} from '#lib/domain/gatherings/attendance-lines.ts';
import type { Gathering } from '#lib/domain/gatherings/gathering.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import type { AttendanceLineView, AttendanceShut } from '#lib/protocol/views/attendance.ts';
import type { AttendanceCount } from '#lib/protocol/views/gatherings.ts';
import { demand } from '../../access.ts';
import { findAll } from '../../network/read-all.ts';
import { gatheringFor, instantOf, reviseGathering, type GatheringsContext } from '../context.ts';
import type { RegistrationPort } from '../ports.ts';
import { attendance } from './collection.ts';
import { keepAct } from './keep-act.ts';
import { readAct, readAttendeeId, readPerson } from './read-act.ts';
import type { AttendanceService } from './service.ts';

/** More were received by nobody in a day. */
const MOST_RECEIVED = 100_000;
/** More would be no list of people, and it is read whole. */
const MOST_LINES = 5000;

export function createAttendance(
	context: GatheringsContext,
	{ registrants }: Pick<RegistrationPort, 'registrants'>,
): AttendanceService {
	const { records, network, names, announce } = context;

	async function readAll(gathering: Gathering) {
		const [placed, recorded] = await Promise.all([
			registrants(gathering),
			findAll(records, attendance, 'gathering', gathering.id),
		]);
		return { placed, recorded: recorded.map(({ value }) => value) };
	}

	async function linesFor(gathering: Gathering): Promise<readonly AttendanceLine[]> {
		const { placed, recorded } = await readAll(gathering);
		return linesOf(placed, recorded);
	}

	async function show(lines: readonly AttendanceLine[]): Promise<AttendanceLineView[]> {
		const people = new Set(lines.flatMap(({ acts }) => acts.map(({ by }) => by)));
		const known = await names([...people]);
		return lines.map((line) => ({
			...line,
			acts: line.acts.map((act) => ({ ...act, byName: known.get(act.by) ?? '' })),
		}));
	}

	/** Whose attendance it is. Somebody without a place must say who they are the first time. */
	async function personOf(
		lines: readonly AttendanceLine[],
		attendee: string,
		typed: AttendeePerson | undefined,
	): Promise<{ person: AttendeePerson; walkIn: boolean }> {
		const line = lines.find(({ id, also }) => id === attendee || also.includes(attendee));
		if (line) {
			const { name, association, organisation, role, walkIn } = line;
			return { person: { name, association, organisation, role }, walkIn };
		}
		if (!typed) throw new Refusal('not-found', 'attendee-unknown');
		if (lines.length >= MOST_LINES) throw new Refusal('too-many', 'register-full');
		return { person: await readPerson(network, typed), walkIn: true };
	}

	async function recordable(actor: Actor, id: string): Promise<Gathering> {
		const gathering = await gatheringFor(context, actor, id, 'gathering.organise');
		const shut = shutOf(gathering);
		if (shut) throw new Refusal('conflict', shut);
		demand(actor, 'attendance.record', gathering);
		return gathering;
	}

	return {
		async sheet(actor, id) {
			const gathering = await gatheringFor(context, actor, id, 'gathering.organise');
			const [lines, members] = await Promise.all([linesFor(gathering), network.memberAssociations()]);
			return {
				lines: await show(lines),
				halves: gathering.date ? halvesOf(gathering.date) : [],
				received: gathering.received,
				shut: shutOf(gathering),
				associations: members
					.map(({ id: association, name }) => ({ id: association, name }))
					.toSorted((one, other) => one.name.localeCompare(other.name, 'fr')),
			};
		},
		async record(actor, id, attendee, { person: typed, ...input }) {
			const gathering = await recordable(actor, id);
			const act = { ...readAct(input), by: (actor as PersonActor).id, at: instantOf(context) };
			const { placed, recorded } = await readAll(gathering);
			const before = linesOf(placed, recorded);
			const who = await personOf(before, readAttendeeId(attendee), typed);
			const kept = await keepAct(records, { gathering: id, attendee, ...who }, act);
			const others = recorded.filter((record) => record.attendee !== kept.attendee);
			const lines = linesOf(placed, [...others, kept]);
			// lists and figures show what was held: they are read again when its numbers are others, not at every tick
			if (gathering.state === 'held' && !isSameCount(countOf(before), countOf(lines)))
				announce(['gatherings']);
			announce([`gathering:${id}`]);
			const line = lines.find((each) => each.id === kept.attendee || each.also.includes(kept.attendee));
			return (await show([line!]))[0]!;
		},
		async receive(actor, id, people) {
			await recordable(actor, id);
			if (!Number.isInteger(people) || people < 0 || people > MOST_RECEIVED)
				throw new Refusal('invalid', 'attendance-received');
			await reviseGathering(context, id, (gathering) =>
				gathering.received === people ? gathering : { ...gathering, received: people },
			);
		},
		async attendees(gathering) {
			return attendeesOf(await linesFor(gathering));
		},
		async countAttendance(gathering) {
			return countOf(await linesFor(gathering));
		},
	};
}

function countOf(lines: readonly AttendanceLine[]): AttendanceCount {
	return countAttendance(attendeesOf(lines));
}

function isSameCount(one: AttendanceCount, other: AttendanceCount): boolean {
	return one.people === other.people && one.associations === other.associations;
}

/** Who comes is known once there is a day; what is closed stands in the figures. */
function shutOf({ state, cancelledAt }: Gathering): AttendanceShut | null {
	if (cancelledAt !== null) return 'attendance-cancelled';
	if (state === 'closed') return 'attendance-closed';
	return state === 'idea' || state === 'polling' ? 'attendance-not-yet' : null;
}
