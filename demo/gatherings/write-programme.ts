import type { Gathering } from '#lib/domain/gatherings/gathering.ts';
import { EVERY_ROOM } from '#lib/domain/gatherings/plan.ts';
import { addItem, addRoom, addTask } from '#lib/domain/gatherings/plan-change.ts';
import { applyPlanChange } from '#lib/plan/apply-change.ts';
import { newThingId } from '#lib/plan/new-thing-id.ts';
import { fieldsOf, wordsOf } from '#lib/plan/roots.ts';
import type { Services } from '../../server/services.ts';
import { typeset } from '../texts/build.ts';
import type { StoryProgramme } from './story.ts';

/** Puts this programme in the place of the template's, as its organisers would have left it. */
export async function writeProgramme(
	{ sync }: Pick<Services, 'sync'>,
	{ document, createdBy }: Gathering,
	{ rooms, items, tasks }: StoryProgramme,
): Promise<void> {
	await sync.write(document, createdBy, (doc) => {
		fieldsOf(doc).clear();
		wordsOf(doc).clear();
		const ids = new Map(rooms.map(({ name }) => [name, newThingId('room')]));
		for (const [order, { name, seats }] of rooms.entries())
			applyPlanChange(doc, addRoom(ids.get(name)!, { name, seats, order }));
		for (const { title, kind, from, minutes, room, by = [], day = 0 } of items) {
			const start = Number(from.slice(0, 2)) * 60 + Number(from.slice(3));
			const at = { day, start, room: room === null ? EVERY_ROOM : ids.get(room)! };
			applyPlanChange(doc, addItem(newThingId('item'), { title: typeset(title), kind, minutes, at, by }));
		}
		for (const [order, { what, due, association, done = true }] of tasks.entries())
			applyPlanChange(
				doc,
				addTask(newThingId('task'), { what: typeset(what), due, association, done, order }),
			);
	});
}
