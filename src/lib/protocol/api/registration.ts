import { z } from 'zod';
import { Id } from './common.ts';

const State = z.enum(['in', 'waiting']).meta({ description: 'Who waits is no participant.' });
const Text = z.string().max(200);

export const NewRegistration = z
	.strictObject({
		association: Id.nullable().meta({ description: 'Null: for none.' }),
		name: Text.optional().meta({
			description: 'Somebody else, as referent or organiser; left out: yourself.',
		}),
		organisation: Text.optional().meta({ description: 'Of somebody who comes for no association.' }),
		role: Text.optional(),
		email: z.string().max(254).optional().meta({ description: 'To tell somebody who has no account.' }),
	})
	.meta({ examples: [{ association: 'salam' }, { association: 'salam', name: 'A. V.' }] });

export const Registration = z.object({ id: Id, state: State });

export const Registrations = z.object({
	totals: z
		.object({
			in: z.number().int(),
			waiting: z.number().int(),
			associations: z.number().int().meta({ description: 'Associations that somebody has a place for.' }),
		})
		.nullable()
		.meta({ description: 'Null for whoever is not signed in.' }),
	associations: z
		.array(
			z.object({
				association: Id.nullable(),
				name: z.string(),
				in: z.number().int(),
				waiting: z.number().int(),
			}),
		)
		.meta({ description: 'Empty for whoever is not signed in.' }),
	registrations: z
		.array(
			Registration.extend({
				name: z.string(),
				association: Id.nullable(),
				organisation: z.string(),
				role: z.string(),
				rank: z.number().int().nullable().meta({ description: 'Turn among those who wait, from 1.' }),
			}),
		)
		.meta({
			description:
				'Those whose names you look after: your association’s as its referent, all as an organiser. By association and ' +
				'name, those who wait in their order. Needs and addresses are not part of it.',
		}),
	mine: Registration.nullable(),
});
