import { z } from 'zod';
import { CHOICES } from '../../domain/gatherings/poll.ts';
import { Id, Instant } from './common.ts';

const Choices = z.record(Id, z.enum(CHOICES)).meta({
	description: 'By id of the date; `maybe`: if need be. A date that is left out keeps what was said.',
});

export const PollAnswerInput = z
	.strictObject({
		association: Id.optional().meta({ description: 'Needed when several of yours are asked.' }),
		choices: Choices,
		comment: z.string().max(1000).default(''),
	})
	.meta({
		examples: [{ association: 'salam', choices: { '2013-05-25-0900-1700-1': 'yes' }, comment: 'À deux.' }],
	});

const voice = {
	choices: Choices,
	comment: z.string(),
	recordedBy: z
		.string()
		.nullable()
		.meta({ description: 'Who wrote it down; null: they answered themselves.' }),
};

const answerFor = {
	association: Id,
	associationName: z.string(),
	person: Id.nullable().meta({ description: 'Null: the association as a whole.' }),
	personName: z.string(),
};

export const PollDetail = z.object({
	poll: z
		.object({
			state: z.enum(['open', 'past', 'chosen', 'left']),
			deadline: Instant,
			quorum: z.number().int().meta({ description: 'Associations that must be able to come.' }),
			wishedQuorum: z.number().int().nullable().meta({ description: 'Null: more than half.' }),
			asked: z.number().int(),
			answered: z.number().int(),
			dates: z.array(
				z.object({
					id: Id,
					day: z.string(),
					days: z.number().int(),
					from: z.string(),
					to: z.string(),
					yes: z.number().int().meta({ description: 'Associations.' }),
					maybe: z.number().int(),
					no: z.number().int(),
					people: z.number().int(),
					quorum: z.enum(['reached', 'maybe', 'missed']),
					place: z.number().int().meta({ description: '1: the best.' }),
				}),
			),
			associations: z.array(
				z.object({
					id: Id,
					name: z.string(),
					answered: z.boolean(),
					choices: Choices,
					voices: z
						.array(z.object({ name: z.string().nullable(), ...voice, forget: z.string().nullable() }))
						.meta({ description: 'Empty for readers who may not know its people.' }),
				}),
			),
			mine: z.array(z.object({ ...answerFor, answer: z.object(voice).nullable() })),
			others: z.array(z.object(answerFor)),
			reminders: z.array(
				z.object({
					kind: z.enum(['3-days', '1-day', 'by-hand']),
					at: Instant,
					sent: z.number().int().nullable().meta({ description: 'Letters; null: still to go.' }),
				}),
			),
			chosen: Id.nullable(),
			mayRemind: z.boolean(),
		})
		.nullable()
		.meta({ description: 'Null: no date was asked for yet.' }),
	may: z.object({ answer: z.boolean(), organise: z.boolean(), open: z.boolean() }),
});
