import type { Gathering } from '#lib/domain/gatherings/gathering.ts';
import { DAY_MINUTES, EVERY_ROOM, STEP } from '#lib/domain/gatherings/plan.ts';
import {
	addItem,
	addRoom,
	addShift,
	addSupply,
	addTask,
	type PlanChange,
} from '#lib/domain/gatherings/plan-change.ts';
import {
	isInside,
	minutesOf,
	openHours,
	planDays,
	type OpenHours,
} from '#lib/domain/gatherings/plan-days.ts';
import { newThingId } from '#lib/plan/new-thing-id.ts';
import { TEMPLATES } from './templates.ts';

/** Between two neighbours in a list, so that others fit between them. */
const APART = 1000;
/** As long as no date is chosen. */
const WHOLE_DAY: OpenHours = { from: 0, to: DAY_MINUTES };

/**
 * The first plan of a gathering, from the template of its kind: on its first day, from the hour it opens, of a night on
 * into the morning. What does not fit into its hours, or lasts over midnight, waits without a place.
 */
export function fillPlan({ kind, date }: Pick<Gathering, 'kind' | 'date'>): PlanChange[] {
	const template = TEMPLATES[kind];
	const rooms = template.rooms.map((name) => ({ id: newThingId('room'), name }));
	const days = date ? planDays(date) : 1;
	const starts: number[] = [];
	let start = Math.ceil(minutesOf(date?.from ?? template.from) / STEP) * STEP;

	const items = template.steps.flatMap((step) => {
		const at = start;
		starts.push(at);
		start += Math.max(...step.map(({ minutes }) => minutes));
		return step.map(({ room, ...item }) => {
			const place = { ...slotAt(at), room: room === undefined ? EVERY_ROOM : rooms[room]!.id };
			const open = date ? openHours(date, place.day) : place.day === 0 ? WHOLE_DAY : null;
			const fits = open !== null && isInside(open, place.start, item.minutes);
			return addItem(newThingId('item'), { ...item, at: fits ? place : null });
		});
	});
	const shifts = template.shifts
		.map(({ step, ...shift }) => ({ ...shift, ...slotAt(starts[step]!) }))
		.filter(({ day, start, minutes }) => day < days && start + minutes <= DAY_MINUTES);
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

/** Minutes since the first midnight as a day and its minutes. */
function slotAt(minutes: number): { readonly day: number; readonly start: number } {
	return { day: Math.floor(minutes / DAY_MINUTES), start: minutes % DAY_MINUTES };
}
