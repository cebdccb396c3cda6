import { foldName } from '#lib/domain/gatherings/fold-name.ts';
import type { Gathering } from '#lib/domain/gatherings/gathering.ts';
import { addTask, type PlanChange } from '#lib/domain/gatherings/plan-change.ts';
import type { Plan, Task } from '#lib/domain/gatherings/plan.ts';
import { listAll } from '../../network/read-all.ts';
import { gatherings } from '../collections.ts';
import { TEMPLATES } from '../plans/templates.ts';
import { minutesOf } from './collection.ts';
import type { MinutesContext } from './context.ts';

/** Behind the tasks that a plan begins with, and before what people add later. */
const CARRIED_FROM = 100_000;
const APART = 1000;

/**
 * What is written into the plan of a gathering of the tasks still open in the one before, under the same ids: carrying twice
 * carries once. The usual errands of a gathering (from the template of its kind) were about that day and stay with it.
 */
export async function carryOn(
	{ ports }: Pick<MinutesContext, 'ports'>,
	{ kind }: Gathering,
	before: Gathering,
): Promise<readonly PlanChange[]> {
	const usual = new Set([...TEMPLATES[kind].tasks, ...TEMPLATES[before.kind].tasks].map(foldName));
	const { tasks } = await ports.planOf(before);
	return tasks
		.filter(({ done, what }) => !done && !usual.has(foldName(what)))
		.map((task, i) => carry(task, CARRIED_FROM + i * APART));
}

export function carry({ id, what, due, association, line }: Omit<Task, 'done'>, order: number): PlanChange {
	return addTask(id, { what, due, association, line, order });
}

/** Gatherings that follow this one and are still to come, and those that follow them. */
export async function followers(
	{ records }: Pick<MinutesContext, 'records'>,
	{ id }: Pick<Gathering, 'id'>,
): Promise<readonly Gathering[]> {
	const all = (await listAll(records, gatherings)).map(({ value }) => value);
	const found: Gathering[] = [];
	let last: readonly string[] = [id];
	while (last.length > 0) {
		const next = all.filter(({ follows }) => follows !== null && last.includes(follows));
		found.push(...next);
		last = next.map((each) => each.id);
	}
	return found;
}

/** The tasks of a plan that come from an earlier gathering, and that gathering. */
export async function carriedTasks(
	{ records, ports }: Pick<MinutesContext, 'records' | 'ports'>,
	gathering: Gathering,
	{ tasks }: Pick<Plan, 'tasks'>,
): Promise<readonly { readonly task: Task; readonly from: Gathering }[]> {
	const before = gathering.follows && (await records.get(gatherings, gathering.follows))?.value;
	if (!before) return [];
	const there = new Set((await ports.planOf(before)).tasks.map(({ id }) => id));
	const found = await Promise.all(
		tasks.filter(({ id }) => there.has(id)).map(async (task) => ({ task, from: await originOf(task) })),
	);
	return found.map(({ task, from }) => ({ task, from: from ?? before }));

	/** The gathering in whose minutes it was decided. */
	async function originOf({ line }: Task): Promise<Gathering | null> {
		const paper = line?.split(':')[0];
		const minutes = paper && (await records.find(minutesOf, 'paper', paper))[0]?.value;
		return minutes ? ((await records.get(gatherings, minutes.gathering))?.value ?? null) : null;
	}
}
