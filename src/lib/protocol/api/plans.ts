import { z } from 'zod';
import { EVERY_ROOM, ITEM_KINDS } from '../../domain/gatherings/plan.ts';
import { Id, LanguageCode } from './common.ts';

const Day = z.int().meta({ description: 'From 0, the first day of the gathering.' });
const Start = z.int().meta({ description: 'Minutes since midnight in Paris.' });
const RoomId = Id.meta({ description: `Id of a room, or ${EVERY_ROOM} for all of them.` });

const Facilitator = z.union([
	z.object({ kind: z.enum(['person', 'association', 'group']), id: Id }),
	z.object({ kind: z.literal('other'), name: z.string() }),
]);

const Plan = z.object({
	rooms: z.array(z.object({ id: Id, name: z.string(), seats: z.int().nullable(), shared: z.boolean() })),
	items: z.array(
		z.object({
			id: Id,
			title: z.string(),
			kind: z.enum(ITEM_KINDS),
			at: z.object({ day: Day, start: Start, room: RoomId }).nullable(),
			minutes: z.int(),
			expected: z.int().nullable(),
			language: LanguageCode.nullable(),
			by: z.array(Facilitator),
			notes: z.string(),
			materials: z.string(),
		}),
	),
	tasks: z.array(
		z.object({
			id: Id,
			what: z.string(),
			due: z.iso.date().nullable(),
			association: Id.nullable(),
			done: z.boolean(),
			line: z.string().nullable(),
		}),
	),
	supplies: z.array(
		z.object({ id: Id, what: z.string(), wanted: z.int(), association: Id.nullable(), ready: z.boolean() }),
	),
	shifts: z.array(
		z.object({
			id: Id,
			what: z.string(),
			day: Day,
			start: Start,
			minutes: z.int(),
			needed: z.int(),
			takers: z.array(z.object({ association: Id, people: z.int() })),
		}),
	),
});

const items = z.tuple([Id, Id]);

const Conflict = z.union([
	z.object({ kind: z.literal('room'), items, room: RoomId }),
	z.object({ kind: z.literal('person'), items, who: z.array(Facilitator) }),
	z.object({ kind: z.literal('seats'), item: Id, room: RoomId, seats: z.int(), expected: z.int() }),
	z.object({ kind: z.enum(['hours', 'day']), item: Id }),
]);

const Missing = z.object({
	unplaced: z.array(Id),
	unled: z.array(Id),
	untaken: z.array(Id),
	overdue: z.array(Id),
	supplies: z.array(z.object({ id: Id, lacks: z.enum(['association', 'ready']) })),
	shifts: z.array(z.object({ id: Id, people: z.int() })),
});

export const PlanDetail = z.object({
	plan: Plan,
	conflicts: z.array(Conflict),
	missing: Missing,
	sequence: z.int().meta({ description: 'Of the last change that is in it.' }),
});
