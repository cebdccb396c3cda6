import { z } from 'zod';
import { MINUTES_STATES } from '../../domain/gatherings/minutes.ts';
import { Id, Instant, Sha256 } from './common.ts';

const words = z.string().meta({ description: 'As it was written.' });

export const MinutesDetail = z.object({
	paper: Id.nullable().meta({ description: 'The paper that holds their text; null: nobody began them.' }),
	state: z.enum(MINUTES_STATES).nullable(),
	readUntil: z.iso.date().nullable().meta({ description: 'The last day to read them again, in Paris.' }),
	approvals: z
		.array(z.object({ version: z.int(), textSha256: Sha256, at: Instant }))
		.meta({ description: 'The version that was approved, then those with corrections.' }),
	decisions: z
		.array(
			z.object({
				line: z.string(),
				decision: words,
				how: words,
				who: words,
				due: words,
				association: Id.nullable().meta({ description: 'That `who` names.' }),
				dueOn: z.iso.date().nullable().meta({ description: 'The day that `due` says.' }),
				task: z
					.enum(['none', 'open', 'done'])
					.meta({ description: 'What became of it, here or in a gathering that follows.' }),
			}),
		)
		.meta({ description: 'Of approved minutes, as they were approved.' }),
});
