import type { Actor } from '#lib/domain/actor.ts';
import { can } from '#lib/domain/can.ts';
import type { Gathering } from '#lib/domain/gatherings/gathering.ts';
import type { GatheringRow } from '#lib/protocol/views/gatherings.ts';
import { todayOf, type GatheringsContext } from './context.ts';
import type { CorePorts } from './ports.ts';

/** A gathering as this actor may see it, field by field: what is added to a gathering later is shown to nobody by itself. */
export async function rowOf(
	context: GatheringsContext,
	ports: CorePorts,
	actor: Actor,
	gathering: Gathering,
): Promise<GatheringRow> {
	const organises = can(actor, 'gathering.organise', gathering);
	const isInside = can(actor, 'plan.read', gathering);
	const [groupName, attendance, registered] = await Promise.all([
		isInside && gathering.group !== null ? context.network.groupName(gathering.group) : '',
		hasBegun(gathering, todayOf(context)) ? ports.countAttendance(gathering) : NOBODY,
		isInside ? ports.countRegistered(gathering) : null,
	]);
	return {
		id: gathering.id,
		kind: gathering.kind,
		title: gathering.title,
		aim: gathering.aim,
		place: gathering.place,
		address: gathering.address,
		group: isInside ? gathering.group : null,
		groupName,
		audience: gathering.audience,
		state: gathering.state,
		cancelledAt: gathering.cancelledAt,
		date: gathering.date,
		registration: gathering.registration,
		createdAt: gathering.createdAt,
		changedAt: gathering.changedAt,
		sequence: gathering.sequence,
		attendance,
		registered,
		organisers: isInside ? gathering.organisers : [],
		invited: isInside ? gathering.invited : [],
		document: isInside ? gathering.document : '',
		follows: isInside ? gathering.follows : null,
		received: isInside ? gathering.received : 0,
		createdBy: isInside ? gathering.createdBy : '',
		may: { organise: organises },
	};
}

const NOBODY = { people: 0, associations: 0 };

function hasBegun({ date }: Gathering, today: string): boolean {
	return date !== null && today >= date.day;
}
