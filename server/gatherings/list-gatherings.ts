import type { Actor } from '#lib/domain/actor.ts';
import { byDay, isAhead, yearOf } from '#lib/domain/gatherings/calendar-year.ts';
import type { GatheringRow } from '#lib/protocol/views/gatherings.ts';
import { can } from '#lib/domain/can.ts';
import { listAll } from '../network/read-all.ts';
import { gatherings } from './collections.ts';
import type { GatheringsContext } from './context.ts';
import type { CorePorts } from './ports.ts';
import { rowOf } from './gathering-row.ts';
import type { GatheringFilter } from './service.ts';

/** Those that this actor may see: some hundreds in all the years, read whole. */
export async function listGatherings(
	context: GatheringsContext,
	ports: CorePorts,
	actor: Actor,
	{ year, kind, group, from }: GatheringFilter = {},
): Promise<readonly GatheringRow[]> {
	const all = (await listAll(context.records, gatherings)).map(({ value }) => value);
	const wanted = all.filter(
		(gathering) =>
			(kind === undefined || gathering.kind === kind) &&
			(group === undefined || gathering.group === group) &&
			(year === undefined || yearOf(gathering) === year) &&
			(from === undefined || isAhead(gathering, from)) &&
			can(actor, 'gathering.read', gathering),
	);
	return Promise.all(wanted.toSorted(byDay).map((gathering) => rowOf(context, ports, actor, gathering)));
}
