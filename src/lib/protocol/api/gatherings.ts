import { z } from 'zod';
import { readGatheringDate } from '../../domain/gatherings/gathering-date.ts';
import { GATHERING_AUDIENCES, GATHERING_KINDS, GATHERING_STATES } from '../../domain/gatherings/gathering.ts';
import { isPlainDay } from '../../domain/gatherings/plan-structure.ts';
import { Id, Instant } from './common.ts';

const Kind = z.enum(GATHERING_KINDS);
const Audience = z.enum(GATHERING_AUDIENCES);
const Day = z
	.string()
	.refine(isPlainDay, 'not a day')
	.meta({ description: 'YYYY-MM-DD in Paris.', examples: ['2013-05-25'] });
const Hour = z.string().meta({ description: 'HH:MM in Paris, each day.', examples: ['09:00'] });
const Place = z.string().max(200);
const Text = z.string().max(4000);
const Ids = z.array(Id).max(500);
const Places = z.number().int().positive().nullable();

const PlainDate = z
	.strictObject({ day: z.string(), days: z.number().int(), from: Hour, to: Hour })
	.refine((date) => readGatheringDate(date) !== null, 'gathering-date')
	.meta({
		description:
			'A first day, how many days in a row (1 to 14), and the hours of each. Of one day, `to` before `from` is an hour of the next morning.',
	});

const registration = {
	perAssociation: Places.meta({ description: 'Places of each association; null: no limit.' }),
	overall: Places.meta({ description: 'Places in all; null: no limit.' }),
	opensToAllOn: Day.nullable().meta({ description: 'From this day on only the places in all count.' }),
	closesOn: Day.nullable().meta({ description: 'The last day to register.' }),
};

export const NewGathering = z
	.strictObject({
		kind: Kind,
		title: Place,
		group: Id.nullable().optional().meta({ description: 'Null: the network’s.' }),
		aim: Text.optional(),
		place: Place.optional(),
		address: Text.optional(),
		audience: Audience.optional(),
		invited: Ids.optional(),
		organisers: Ids.optional(),
		registration: z.strictObject(registration).partial().optional(),
		date: PlainDate.nullable().optional(),
		follows: Id.nullable().optional().meta({ description: 'The gathering whose open tasks are carried on.' }),
	})
	.meta({
		examples: [
			{
				kind: 'forum',
				title: '2e forum inter-associatif',
				group: null,
				place: 'Oye-Plage',
				date: { day: '2013-05-25', days: 1, from: '09:00', to: '18:30' },
			},
		],
	});

const ListOfIds = z.union([Ids, z.strictObject({ add: Ids.optional(), remove: Ids.optional() })]);

export const GatheringChange = z
	.strictObject({
		title: Place,
		aim: Text,
		place: Place,
		address: Text,
		audience: Audience,
		invited: ListOfIds,
		organisers: ListOfIds,
		registration: z.strictObject(registration).partial(),
		date: PlainDate.nullable(),
		state: z.enum(GATHERING_STATES),
		cancelled: z.boolean(),
	})
	.partial()
	.refine((change) => Object.keys(change).length > 0, 'something to change is needed')
	.meta({ examples: [{ place: 'Oye-Plage' }, { state: 'open' }, { organisers: { add: ['someone'] } }] });

export const GatheringQuery = z.object({
	year: z
		.string()
		.regex(/^\d{4}$/)
		.transform(Number)
		.optional()
		.meta({ description: 'YYYY, of the first day.' }),
	kind: Kind.optional(),
	group: Id.optional(),
});

const item = {
	id: Id,
	kind: Kind,
	title: z.string(),
	starts: Instant.nullable().meta({ description: 'Null until its day is chosen.' }),
	ends: Instant.nullable(),
	place: z.string(),
	state: z.enum([...GATHERING_STATES, 'cancelled']),
	attendance: z
		.object({ people: z.number().int(), associations: z.number().int() })
		.meta({ description: 'Who came, computed from attendance.' }),
};

export const GatheringItem = z.object(item);

export const GatheringDetail = z.object({
	...item,
	aim: z.string(),
	address: z.string(),
	group: Id.nullable(),
	audience: Audience,
	date: z.object({ day: Day, days: z.number().int(), from: Hour, to: Hour }).nullable(),
	registration: z.object(registration),
	organisers: Ids.meta({ description: 'Empty for whoever is not of the network, like `invited`.' }),
	invited: Ids,
	follows: Id.nullable(),
	changedAt: Instant,
	sequence: z.number().int().meta({ description: 'How many changes a calendar should have heard of.' }),
	document: z
		.string()
		.nullable()
		.meta({ description: 'Name of its live plan: `/sync/<document>`; null for whoever may not read it.' }),
	root: z.object({ name: z.string(), type: z.literal('Map') }).nullable(),
	may: z.object({ organise: z.boolean(), writePlan: z.boolean() }),
});
