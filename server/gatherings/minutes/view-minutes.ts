import type { Actor } from '#lib/domain/actor.ts';
import { can } from '#lib/domain/can.ts';
import type { Gathering } from '#lib/domain/gatherings/gathering.ts';
import { isReadingOver, minutesState, type Minutes } from '#lib/domain/gatherings/minutes.ts';
import type { Paper } from '#lib/domain/papers/paper.ts';
import type { MinutesFacts, MinutesView } from '#lib/protocol/views/minutes.ts';
import { gatheringFor, mayDo, todayOf } from '../context.ts';
import { groupsFor } from './begin-minutes.ts';
import { carriedTasks } from './carry-tasks.ts';
import { minutesOf } from './collection.ts';
import { begunMinutes, type MinutesContext } from './context.ts';
import { decisionsOf, showDecisions, textThatCounts } from './decisions.ts';
import { headerNow, staleRows } from './header.ts';
import { howManyTold } from './minutes-letters.ts';

export async function viewMinutes(context: MinutesContext, actor: Actor, id: string): Promise<MinutesView> {
	const gathering = await gatheringFor(context, actor, id, 'plan.read');
	const begun = (await context.records.get(minutesOf, id)) ? await begunMinutes(context, gathering) : null;
	const organise = mayDo(actor, 'gathering.organise', gathering);
	const archived = begun?.paper.archivedAt != null;
	const group = begun?.paper.group ?? '';
	return {
		minutes: begun && (await factsOf(context, actor, gathering, begun.minutes, begun.paper)),
		carried: await showCarried(context, actor, gathering),
		groups: organise && !begun ? await groupsFor(context, actor, gathering) : [],
		today: todayOf(context),
		may: {
			organise: organise && gathering.state !== 'closed',
			write: organise && begun !== null && can(actor, 'paper.write', { group, archived }),
			approve: organise && begun !== null && !archived && can(actor, 'version.freeze', { group }),
		},
	};
}

async function factsOf(
	context: MinutesContext,
	actor: Actor,
	gathering: Gathering,
	minutes: Minutes,
	paper: Paper,
): Promise<MinutesFacts> {
	const { network, papers, signing } = context;
	const state = minutesState(minutes);
	const last = minutes.approvals.at(-1);
	const [text, live, names, header] = await Promise.all([
		textThatCounts(context, actor, minutes, paper),
		papers.textOf(paper),
		context.names([minutes.startedBy, ...minutes.approvals.map(({ by }) => by)]),
		headerNow(context, gathering, paper.language),
	]);
	const approved = last && (await signing.version(actor, paper.id, last.version)).text.markdown;
	const decisions = await decisionsOf(context, gathering, text);
	return {
		paper: paper.id,
		title: paper.title,
		language: paper.language,
		groupName: await network.groupName(paper.group),
		state,
		startedAt: minutes.startedAt,
		startedByName: names.get(minutes.startedBy) ?? '',
		readUntil: minutes.readUntil,
		readingOver: isReadingOver(minutes, todayOf(context)),
		told: await howManyTold(context, gathering),
		approvals: minutes.approvals.map(({ version, textSha256, at, by }) => ({
			...{ version, textSha256, at },
			byName: names.get(by) ?? '',
		})),
		changedSince: approved !== undefined && live.markdown.trimEnd() !== approved.trimEnd(),
		stale: state === 'draft' ? staleRows(minutes.header, header) : [],
		decisions: await showDecisions(context, gathering, paper.id, decisions),
	};
}

/** Tasks of its plan that come from an earlier gathering, named where this actor may see it. */
export async function showCarried(
	context: MinutesContext,
	actor: Actor,
	gathering: Gathering,
): Promise<MinutesView['carried']> {
	const carried = await carriedTasks(context, gathering, await context.ports.planOf(gathering));
	return Promise.all(
		carried.map(async ({ task: { id, what, due, association, done }, from }) => ({
			...{ id, what, due, done },
			associationName: association ? ((await context.network.association(association))?.name ?? '') : '',
			from: can(actor, 'gathering.read', from) ? { id: from.id, title: from.title } : null,
		})),
	);
}
