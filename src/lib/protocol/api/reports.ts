import { z } from 'zod';
import { ESTIMATE_METHODS, ITEM_KINDS } from '../../domain/board/form.ts';
import { isReportId, OBSERVATION_LEVELS } from '../../domain/board/observation.ts';
import { SITE_STATES } from '../../domain/board/site.ts';
import { Id, Instant, Sha256 } from './common.ts';

const ReportId = z
	.string()
	.refine(isReportId, 'report-id')
	.meta({ description: 'UUID, made where the report is begun.' });
const ItemId = z.string().regex(/^[A-Za-z0-9-]{1,24}$/, 'not the id of an item');
const Day = z.string().max(10).meta({ description: 'YYYY-MM-DD, as the person chose it.' });
const Hour = z.string().max(5).nullable().meta({ description: 'HH:MM on the wall there; null: not said.' });
const Text = z.string().max(4000).meta({ description: 'At most 500 characters.' });
const Count = z.number().int().meta({ description: '0 to 9999.' });

const Answer = z.discriminatedUnion('kind', [
	z.strictObject({ kind: z.literal('count'), n: Count }),
	z.strictObject({
		kind: z.literal('estimate'),
		least: Count,
		most: Count,
		method: z.enum(ESTIMATE_METHODS),
	}),
	z.strictObject({ kind: z.literal('yes-no'), yes: z.boolean() }),
	z.strictObject({ kind: z.literal('choice'), chosen: z.array(Id).max(100) }),
	z.strictObject({ kind: z.literal('text'), text: Text }),
]);
const Answers = z.record(ItemId, Answer).meta({
	description: 'By item of the form. What was not asked or not answered is left out: it is not 0.',
});
const Hash = Sha256.optional().meta({
	description:
		'SHA-256, in hex, of the canonical JSON (RFC 8785) of everything else here, with the id: refused when it is another. Left out: the server computes it.',
});

const EXAMPLE = {
	id: '3f1c9a52-7d0e-4b6a-9c38-5e2f8b7a1d04',
	site: 'grande-synthe',
	form: 1,
	association: 'salam',
	level: 'network',
	// of a site that opened yesterday as well: the day on which this server was started
	visitedOn: new Date().toISOString().slice(0, 10),
	visitedAt: '19:30',
	answers: {
		meals: { kind: 'count', n: 74 },
		present: { kind: 'estimate', least: 60, most: 80, method: 'estimated' },
	},
	remark: '',
	round: null,
	device: { createdAt: new Date().toISOString(), offset: 60 },
} as const;

export const SentObservation = z
	.strictObject({
		id: ReportId.optional().meta({ description: 'As in the path; may be left out.' }),
		site: Id,
		form: z.number().int().positive().meta({ description: 'Number of the form that was filled in.' }),
		association: Id,
		level: z.enum(OBSERVATION_LEVELS).default('network'),
		visitedOn: Day,
		visitedAt: Hour.default(null),
		answers: Answers,
		remark: Text.default(''),
		round: z
			.string()
			.regex(/^v[A-Za-z0-9]{11}$/, 'not the id of a round')
			.nullable()
			.default(null)
			.meta({ description: 'Id of the planned round that it closes.' }),
		device: z.strictObject({ createdAt: Instant, offset: z.number().int().min(-1440).max(1440) }).meta({
			description: 'What the clock of the phone said, and its minutes ahead of UTC. Decides nothing.',
		}),
		hash: Hash,
	})
	.meta({ examples: [EXAMPLE] });

export const SentRevision = z
	.strictObject({
		base: ReportId.meta({
			description: 'Id of the revision that it was made on; of the report for the first.',
		}),
		settles: z
			.array(z.union([ReportId, Sha256]))
			.min(1)
			.max(50)
			.optional()
			.meta({ description: 'Other revisions, and hashes of variants, that it ends having them in front.' }),
		reason: z.string().max(1000).meta({ description: 'At most 200 characters.' }),
		answers: z
			.record(ItemId, Answer.nullable())
			.default({})
			.meta({ description: 'Only what changes; null takes an answer away.' }),
		remark: Text.optional(),
		visitedOn: Day.optional(),
		visitedAt: Hour.optional(),
		hash: Hash,
	})
	.meta({
		examples: [
			{
				base: EXAMPLE.id,
				reason: 'Deux équipes, comptées deux fois',
				answers: { meals: { kind: 'count', n: 70 } },
			},
		],
	});

const Writer = Id.meta({
	description:
		'Id of the person who wrote it: with somebody else signed in it answers 401 and nothing is recorded.',
});

export const RevisionHeaders = z.object({ 'x-person': Writer });

export const ReportHeaders = RevisionHeaders.extend({
	'x-device-time': Instant.meta({
		description: 'What the phone’s clock shows at this sending: how far it is off is kept. Decides nothing.',
	}),
});

export const CodeQuery = z.object({
	code: z.string().max(10).meta({ description: 'The short code of a report: « K7F3 ».' }),
});

export const ObservationReceipt = z.object({
	id: ReportId,
	hash: Sha256,
	seq: z.number().int().meta({ description: 'Its place among all that its readers are told.' }),
	receivedAt: Instant,
});

export const ReportStatus = z.object({
	receipt: ObservationReceipt,
	seenBy: z
		.number()
		.int()
		.meta({ description: 'Associations other than its own that had it on an open board.' }),
	corrected: z.number().int(),
	disputed: z.boolean(),
});

const Named = z.object({ id: Id, name: z.string() });

export const ReportItem = z.object({
	id: ReportId,
	code: z.string(),
	site: z.object({ id: Id, name: z.string(), sector: z.string() }),
	association: Named.nullable(),
	level: z.enum(OBSERVATION_LEVELS),
	visitedOn: Day,
	visitedAt: Hour,
	receivedAt: Instant,
	answers: Answers,
	words: z.boolean().meta({ description: 'There is a text to read on its page.' }),
	corrected: z.number().int(),
	disputed: z.boolean(),
	late: z.boolean(),
	imported: z.boolean(),
	mine: z.boolean(),
});

const Labels = z.object({
	fr: z.string().optional(),
	en: z.string().optional(),
	ar: z.string().optional(),
	vi: z.string().optional(),
});

const FormItem = z.object({
	id: ItemId,
	kind: z.enum(ITEM_KINDS),
	label: Labels,
	choices: z.array(z.object({ id: Id, label: Labels })).optional(),
	several: z.boolean().optional(),
	when: z
		.object({ item: ItemId, is: z.string() })
		.nullable()
		.meta({ description: 'Asked only if this was answered above; null: always.' }),
});

export const FieldSite = z.object({
	id: Id,
	name: z.string(),
	sector: z.object({ id: Id, number: z.number().int(), name: z.string() }),
	state: z.enum(SITE_STATES),
	form: z.object({ number: z.number().int(), items: z.array(FormItem) }),
	last: z
		.object({ visitedOn: Day, answers: Answers })
		.nullable()
		.meta({ description: 'The last visit that you may read.' }),
});

export const FieldPerson = z.object({
	id: Id,
	name: z.string(),
	associations: z.array(
		z.object({
			id: Id,
			name: z.string(),
			shares: z.boolean().meta({ description: 'A report may be for the whole network.' }),
		}),
	),
	board: z.boolean(),
	alertGroup: z.string().nullable(),
});
