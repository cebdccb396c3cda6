import type { Actor } from '#lib/domain/actor.ts';
import { can } from '#lib/domain/can.ts';
import type { Gathering } from '#lib/domain/gatherings/gathering.ts';
import { movesOf, nextStep } from '#lib/domain/gatherings/states.ts';
import type { GatheringView } from '#lib/protocol/views/gatherings.ts';
import { gatherings } from './collections.ts';
import { mayDo, seenGathering, todayOf, type GatheringAction, type GatheringsContext } from './context.ts';
import type { CorePorts } from './ports.ts';
import { rowOf } from './gathering-row.ts';

/** One gathering with the names behind its ids, cut to what this actor may see. */
export async function viewGathering(
	context: GatheringsContext,
	ports: CorePorts,
	actor: Actor,
	id: string,
): Promise<GatheringView> {
	const gathering = await seenGathering(context, actor, id);
	const row = await rowOf(context, ports, actor, gathering);
	const names = await context.names(row.organisers);
	const invited = await Promise.all(row.invited.map((each) => context.network.association(each)));
	const may = (action: GatheringAction) => mayDo(actor, action, gathering);
	const today = todayOf(context);
	return {
		gathering: row,
		// an account that is gone has no name any more
		organisers: row.organisers.flatMap((each) =>
			names.has(each) ? [{ id: each, name: names.get(each)! }] : [],
		),
		invited: invited.flatMap((each) => (each ? [{ id: each.id, name: each.name }] : [])),
		follows: await followed(context, actor, row.follows),
		today,
		next: row.may.organise ? nextStep(gathering, today) : null,
		moves: row.may.organise ? movesOf(gathering, today) : [],
		may: {
			organise: row.may.organise,
			answerPoll: may('gathering.answer-poll'),
			readPlan: may('plan.read'),
			writePlan: may('plan.write'),
			recordAttendance: may('attendance.record'),
			readNeeds: may('needs.read'),
			giveFeedback: may('feedback.give'),
			readFeedback: may('feedback.read'),
		},
	};
}

async function followed(
	{ records }: GatheringsContext,
	actor: Actor,
	id: Gathering['follows'],
): Promise<GatheringView['follows']> {
	const before = id === null ? null : (await records.get(gatherings, id))?.value;
	return before && can(actor, 'gathering.read', before) ? { id: before.id, title: before.title } : null;
}
