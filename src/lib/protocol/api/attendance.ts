import { z } from 'zod';
import { ATTENDANCE_MARKS } from '../../domain/gatherings/attendee.ts';
import { GATHERING_KINDS, MOST_DAYS } from '../../domain/gatherings/gathering.ts';
import { isPlainDay } from '../../domain/gatherings/plan-structure.ts';
import { Id, Instant } from './common.ts';

const Mark = z.enum(ATTENDANCE_MARKS);
const Kind = z.enum(GATHERING_KINDS);
const Day = z.string().refine(isPlainDay, 'not a day').meta({ description: 'YYYY-MM-DD in Paris.' });
const Name = z.string().max(200);
const Halves = z
	.array(
		z
			.number()
			.int()
			.min(0)
			.max(2 * MOST_DAYS - 1),
	)
	.max(2 * MOST_DAYS)
	.meta({ description: 'Half-days attended: 0 is the first morning, 1 the first afternoon, 2 the second …' });
const ActIds = z.array(Id).max(50);

const person = {
	name: Name,
	association: Id.nullable().meta({ description: 'Of the network; null: none.' }),
	organisation: Name.meta({ description: 'Name of the association, or of an organisation from outside.' }),
	role: Name,
};

export const NewAttendance = z
	.strictObject({
		mark: Mark.nullable().meta({ description: 'Null: taken back.' }),
		halves: Halves,
		representedBy: Name.default(''),
		act: Id.meta({ description: 'Id of this act, made where it was recorded: it may be sent again.' }),
		base: ActIds.meta({
			description:
				'Ids of the acts that stood where and when it was recorded: it replaces those, and no other.',
		}),
		person: z
			.strictObject({
				...person,
				association: Id.nullable().default(null),
				organisation: Name.default(''),
				role: Name.default(''),
			})
			.optional()
			.meta({ description: 'Who it is, for somebody who was not registered.' }),
		by: Id.optional().meta({
			description: 'Who recorded it; 401 when the session is somebody else’s by now.',
		}),
	})
	.meta({
		examples: [
			{ mark: 'present', halves: [0], act: '5b0e8c1f7a3d4e2296c0a1b2c3d4e5f6', base: [] },
			{
				mark: 'present',
				halves: [0, 1],
				act: '9a0e8c1f7a3d4e2296c0a1b2c3d4e5f6',
				base: ['5b0e8c1f7a3d4e2296c0a1b2c3d4e5f6'],
				person: { name: 'A. B.', association: 'salam' },
			},
		],
	});

export const ReceivedPeople = z
	.strictObject({ received: z.number().int().min(0).max(100_000) })
	.meta({ examples: [{ received: 40 }] });

const AttendanceActItem = z.object({
	id: Id,
	mark: Mark.nullable(),
	halves: Halves,
	representedBy: z.string(),
	base: ActIds,
	by: Id,
	byName: z.string(),
	at: Instant,
});

export const AttendanceLine = z.object({
	...person,
	id: Id,
	also: z.array(Id).meta({ description: 'Other ids under which the same person was added.' }),
	walkIn: z.boolean(),
	acts: z
		.array(AttendanceActItem)
		.meta({ description: 'All that was recorded; what no other replaces stands.' }),
});

export const AttendanceSheet = z.object({
	lines: z.array(AttendanceLine),
	halves: z.array(z.object({ number: z.number().int(), day: Day, part: z.enum(['morning', 'afternoon']) })),
	received: z.number().int(),
	shut: z
		.enum(['attendance-not-yet', 'attendance-closed', 'attendance-cancelled'])
		.nullable()
		.meta({ description: 'Why nothing can be recorded just now.' }),
	associations: z.array(z.object({ id: Id, name: z.string() })),
});

export const FiguresQuery = z.object({
	year: z.coerce
		.number()
		.int()
		.min(1900)
		.max(2999)
		.optional()
		.meta({ description: 'This year when left out.' }),
	format: z.enum(['json', 'csv']).default('json'),
});

const sums = {
	people: z.number().int().meta({ description: 'Presences.' }),
	associations: z.number().int().meta({ description: 'Different ones.' }),
	received: z.number().int().meta({ description: 'People whom the associations received.' }),
};
const numbers = { gatherings: z.number().int(), ...sums };
const group = Id.nullable().meta({ description: 'Null: the network’s.' });

export const Figures = z.object({
	year: z.number().int(),
	all: z.object(numbers),
	kinds: z.array(z.object({ kind: Kind, ...numbers })),
	groups: z.array(z.object({ group, kind: Kind, ...numbers })),
	series: z.array(z.object({ group, kind: Kind, title: z.string(), ...numbers })),
	gatherings: z.array(z.object({ id: Id, kind: Kind, group, title: z.string(), day: Day, ...sums })),
	unlisted: z.number().int().meta({ description: 'Counted above and not for you: not listed.' }),
	groupNames: z.record(z.string(), z.string()),
});
