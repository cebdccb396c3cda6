import type { Actor, PersonActor } from '#lib/domain/actor.ts';
import type { Gathering } from '#lib/domain/gatherings/gathering.ts';
import type { Minutes } from '#lib/domain/gatherings/minutes.ts';
import type { Task } from '#lib/domain/gatherings/plan.ts';
import { readDecisions, taskIdOf, type Decision } from '#lib/domain/gatherings/read-decisions.ts';
import type { Paper } from '#lib/domain/papers/paper.ts';
import type { TextNode } from '#lib/domain/text/text-node.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import type { DecisionView } from '#lib/protocol/views/minutes.ts';
import { associations } from '../../network/collections.ts';
import { listAll } from '../../network/read-all.ts';
import { gatheringFor } from '../context.ts';
import { carry, followers } from './carry-tasks.ts';
import { begunMinutes, refuseClosed, type MinutesContext } from './context.ts';

/** Behind what was carried here from earlier gatherings. */
const DECIDED_FROM = 500_000;
const APART = 1000;
const LONGEST_TASK = 200;

/** As the text says them; of approved minutes, as they were approved. */
export async function decisionsOf(
	context: MinutesContext,
	gathering: Gathering,
	text: TextNode,
): Promise<readonly Decision[]> {
	const known = (await listAll(context.records, associations)).map(({ value }) => value);
	return readDecisions(text, {
		associations: known.filter(({ leftAt }) => leftAt === null),
		from: gathering.date?.day ?? gathering.createdAt.slice(0, 10),
	});
}

/** The text that counts: the approved one, or the live one. */
export async function textThatCounts(
	{ papers, signing }: MinutesContext,
	actor: Actor,
	{ approvals }: Minutes,
	paper: Paper,
): Promise<TextNode> {
	const last = approvals.at(-1);
	if (!last) return (await papers.textOf(paper)).json;
	return (await signing.version(actor, paper.id, last.version)).text.json;
}

/** With what became of each, here and wherever it was carried. */
export async function showDecisions(
	context: MinutesContext,
	gathering: Gathering,
	paper: string,
	decisions: readonly Decision[],
): Promise<readonly DecisionView[]> {
	const { ports, network } = context;
	const places = [gathering, ...(await followers(context, gathering))];
	const plans = await Promise.all(places.map((place) => ports.planOf(place)));
	const tasks = Map.groupBy(
		plans.flatMap((plan) => plan.tasks),
		({ id }) => id,
	);
	return Promise.all(
		decisions.map(async (decision) => {
			const made = tasks.get(taskIdOf(keyOf(paper, decision))) ?? [];
			const association = decision.association && (await network.association(decision.association));
			return {
				...decision,
				associationName: association ? association.name : '',
				task: made.length === 0 ? 'none' : made.some(({ done }) => done) ? 'done' : 'open',
			} as const;
		}),
	);
}

export async function takeTasks(
	context: MinutesContext,
	actor: Actor,
	id: string,
	lines: readonly string[],
): Promise<number> {
	const { ports, announce } = context;
	const gathering = await gatheringFor(context, actor, id, 'gathering.organise');
	refuseClosed(gathering);
	const { minutes, paper } = await begunMinutes(context, gathering);
	const text = await textThatCounts(context, actor, minutes, paper);
	const decisions = await decisionsOf(context, gathering, text);
	const wanted = new Set(lines);
	const chosen = decisions
		.map((decision, i) => ({ task: taskOf(paper.id, decision), order: DECIDED_FROM + i * APART }))
		.filter((_, i) => wanted.has(decisions[i]!.line));
	if (chosen.length === 0) throw new Refusal('invalid', 'minutes-no-decision');

	const added = await add(gathering, (actor as PersonActor).id);
	// the next meeting may have been called before its tasks were decided
	for (const next of await followers(context, gathering))
		if (!['held', 'closed'].includes(next.state) && next.cancelledAt === null) await add(next, null);
	announce([`gathering:${id}`]);
	return added;

	async function add(to: Gathering, person: string | null): Promise<number> {
		const there = new Set((await ports.planOf(to)).tasks.map((task) => task.id));
		const missing = chosen.filter(({ task }) => !there.has(task.id));
		const changes = missing.map(({ task, order }) => carry(task, order));
		await ports.changePlan(to, person, changes);
		return missing.length;
	}
}

/** What nobody could read as an association or a day stays in its words. */
function taskOf(paper: string, decision: Decision): Omit<Task, 'done'> {
	const { association, dueOn, who, due } = decision;
	const unread = [association === null ? who : '', dueOn === null ? due : ''].filter((words) => words !== '');
	const words = unread.length > 0 ? `${decision.decision} (${unread.join(', ')})` : decision.decision;
	const what = [...words.replace(/\s*\n\s*/g, ' ')];
	const line = keyOf(paper, decision);
	return {
		id: taskIdOf(line),
		what: what.length > LONGEST_TASK ? `${what.slice(0, LONGEST_TASK - 1).join('')}…` : what.join(''),
		due: dueOn,
		association,
		line,
	};
}

function keyOf(paper: string, { line }: Decision): string {
	return `${paper}:${line}`;
}
