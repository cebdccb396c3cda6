import type { Actor } from '#lib/domain/actor.ts';
import { byDay, isAhead, yearOf } from '#lib/domain/gatherings/calendar-year.ts';
import type { Gathering } from '#lib/domain/gatherings/gathering.ts';
import type { GatheringRow } from '#lib/protocol/views/gatherings.ts';
import { can } from '#lib/domain/can.ts';
import { listAll } from '../network/read-all.ts';
import { gatherings } from './collections.ts';
import type { GatheringsContext } from './context.ts';
import type { CorePorts } from './ports.ts';
import { rowOf } from './gathering-row.ts';
import type { GatheringFilter } from './service.ts';

/** Those that this actor may see, as they may see them. */
export async function listGatherings(
	context: GatheringsContext,
	ports: CorePorts,
	actor: Actor,
	filter?: GatheringFilter,
): Promise<readonly GatheringRow[]> {
	const seen = await seenGatherings(context, actor, filter);
	return Promise.all(seen.map((gathering) => rowOf(context, ports, actor, gathering)));
}

/** Those that this actor may see, whole, by day: some hundreds in all the years. Nobody is shown one uncut. */
export async function seenGatherings(
	{ records }: Pick<GatheringsContext, 'records'>,
	actor: Actor,
	{ year, kind, group, from }: GatheringFilter = {},
): Promise<readonly Gathering[]> {
	const all = (await listAll(records, gatherings)).map(({ value }) => value);
	return all
		.filter(
			(gathering) =>
				(kind === undefined || gathering.kind === kind) &&
				(group === undefined || gathering.group === group) &&
				(year === undefined || yearOf(gathering) === year) &&
				(from === undefined || isAhead(gathering, from)) &&
				can(actor, 'gathering.read', gathering),
		)
		.toSorted(byDay);
}
