import type { Actor, PersonActor } from '#lib/domain/actor.ts';
import { can } from '#lib/domain/can.ts';
import type { Gathering } from '#lib/domain/gatherings/gathering.ts';
import { MINUTES_LABELS } from '#lib/domain/gatherings/minutes-labels.ts';
import { agendaOf, minutesText } from '#lib/domain/gatherings/minutes-text.ts';
import type { Minutes } from '#lib/domain/gatherings/minutes.ts';
import { LONGEST_TITLE } from '#lib/domain/papers/paper-title.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { groups } from '../../network/collections.ts';
import { listAll } from '../../network/read-all.ts';
import { gatheringFor, instantOf } from '../context.ts';
import { carriedTasks } from './carry-tasks.ts';
import { minutesOf } from './collection.ts';
import { refuseClosed, type MinutesContext } from './context.ts';
import { digestsOf, headerNow } from './header.ts';
import type { NewMinutes } from './service.ts';

export async function beginMinutes(
	context: MinutesContext,
	actor: Actor,
	id: string,
	{ language, group: wished }: NewMinutes,
): Promise<string> {
	const { records, papers, ports, announce } = context;
	const gathering = await gatheringFor(context, actor, id, 'gathering.organise');
	refuseClosed(gathering);
	if (gathering.cancelledAt !== null) throw new Refusal('conflict', 'minutes-cancelled');
	if (await records.get(minutesOf, id)) throw new Refusal('conflict', 'minutes-begun');
	const choice = await groupsFor(context, actor, gathering);
	const group = choice.find((each) => each.id === wished) ?? (choice.length === 1 ? choice[0] : undefined);
	if (!group) throw new Refusal('invalid', choice.length > 0 ? 'group-unknown' : 'minutes-no-group');

	const [plan, header] = await Promise.all([
		ports.planOf(gathering),
		headerNow(context, gathering, language),
	]);
	const carried = await carriedTasks(context, gathering, plan);
	const paper = await papers.create(actor, {
		title: titleOf(MINUTES_LABELS[language].title(gathering.title)),
		kind: 'minutes',
		language,
		group: group.id,
		filledWith: minutesText(
			{ header, agenda: agendaOf(plan), carried: carried.map(({ task }) => task) },
			language,
		),
	});
	const minutes: Minutes = {
		gathering: id,
		paper: paper.id,
		startedAt: instantOf(context),
		startedBy: (actor as PersonActor).id,
		header: digestsOf(header),
		readUntil: null,
		approvals: [],
	};
	if (!(await records.insert(minutesOf, id, minutes))) {
		// somebody else began them at this instant: theirs stand
		await papers.archive(actor, paper.id, true);
		throw new Refusal('conflict', 'minutes-begun');
	}
	announce([`gathering:${id}`]);
	return paper.id;
}

/** That of the gathering, for whoever works in it; otherwise every group that this person may write for. */
export async function groupsFor(
	{ records }: Pick<MinutesContext, 'records'>,
	actor: Actor,
	gathering: Gathering,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
	const open = (await listAll(records, groups))
		.map(({ value }) => value)
		.filter(({ id, closedAt }) => closedAt === null && can(actor, 'paper.create', { group: id }))
		.map(({ id, name }) => ({ id, name }));
	const own = open.filter(({ id }) => id === gathering.group);
	return own.length > 0 ? own : open.toSorted((one, other) => one.name.localeCompare(other.name, 'fr'));
}

function titleOf(title: string): string {
	const letters = [...title];
	return letters.length <= LONGEST_TITLE ? title : `${letters.slice(0, LONGEST_TITLE - 1).join('')}…`;
}
