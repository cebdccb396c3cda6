import type { Gathering } from '#lib/domain/gatherings/gathering.ts';
import { EVERY_ROOM, STEP } from '#lib/domain/gatherings/plan.ts';
import {
	addItem,
	addRoom,
	addShift,
	addSupply,
	addTask,
	type PlanChange,
} from '#lib/domain/gatherings/plan-change.ts';
import { newThingId } from '#lib/plan/new-thing-id.ts';
import { TEMPLATES } from './templates.ts';

/** Between two neighbours in a list, so that others fit between them. */
const APART = 1000;

/**
 * The first plan of a gathering, from the template of its kind: on its first day, from the hour it opens. What does not
 * fit into its hours waits without a place.
 */
export function fillPlan({ kind, date }: Pick<Gathering, 'kind' | 'date'>): PlanChange[] {
	const template = TEMPLATES[kind];
	const rooms = template.rooms.map((name) => ({ id: newThingId('room'), name }));
	const ends = minutesOf(date?.to ?? '24:00');
	const starts: number[] = [];
	let start = Math.ceil(minutesOf(date?.from ?? template.from) / STEP) * STEP;

	const items = template.steps.flatMap((step) => {
		const at = start;
		starts.push(at);
		start += Math.max(...step.map(({ minutes }) => minutes));
		return step.map(({ room, ...item }) => {
			const place = { day: 0, start: at, room: room === undefined ? EVERY_ROOM : rooms[room]!.id };
			return addItem(newThingId('item'), { ...item, at: at + item.minutes <= ends ? place : null });
		});
	});
	const shifts = template.shifts
		.map(({ step, ...shift }) => ({ ...shift, day: 0, start: starts[step]! }))
		.filter((shift) => shift.start + shift.minutes <= minutesOf('24:00'));
	return [
		...rooms.map(({ id, name }, i) => addRoom(id, { name, order: i * APART })),
		...items,
		...template.tasks.map((what, i) => addTask(newThingId('task'), { what, order: i * APART })),
		...template.supplies.map(([what, wanted], i) =>
			addSupply(newThingId('supply'), { what, wanted, order: i * APART }),
		),
		...shifts.map((shift) => addShift(newThingId('shift'), shift)),
	];
}

function minutesOf(time: string): number {
	return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
