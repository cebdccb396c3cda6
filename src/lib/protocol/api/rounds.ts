import { z } from 'zod';
import { ROUND_PURPOSES } from '../../domain/board/round.ts';
import { SITE_STATES } from '../../domain/board/site.ts';
import { Id } from './common.ts';

const Day = z.iso.date();
const Week = z
	.string()
	.regex(/^\d{4}-W\d\d$/)
	.meta({ description: 'An ISO week.', examples: ['2013-W20'] });

export const Round = z.object({
	id: Id,
	day: Day,
	start: z.number().int().meta({ description: 'Minutes after midnight, on the wall there.' }),
	site: Id,
	association: Id,
	purposes: z.array(z.enum(ROUND_PURPOSES)),
});

export const RoundsWeek = z.object({
	week: Week,
	monday: Day,
	previous: Week,
	next: Week,
	document: z.string().meta({ description: 'Name of its live document at /sync/<document>.' }),
	now: z.number().int().meta({ description: 'Server time, in ms.' }),
	sites: z.array(
		z.object({
			id: Id,
			name: z.string(),
			state: z.enum(SITE_STATES),
			openedOn: Day,
			endedOn: Day.nullable(),
			mealDays: z.array(z.number().int()).meta({ description: '1 Monday to 7 Sunday.' }),
		}),
	),
	associations: z.array(
		z.object({
			id: Id,
			name: z.string(),
			mine: z.boolean().meta({ description: 'You may plan for it.' }),
		}),
	),
	rounds: z.array(Round),
	reports: z
		.array(
			z.object({
				id: Id,
				site: Id,
				visitedOn: Day,
				association: Id.nullable(),
				round: Id.nullable(),
				answers: z.object({
					meals: z.object({ kind: z.literal('count'), n: z.number().int() }).optional(),
				}),
			}),
		)
		.meta({ description: 'Those of the week that you may read; `round` says which round it closes.' }),
	weekBefore: z.array(Round),
	may: z.object({ plan: z.boolean() }),
});

const SiteDay = { day: Day, site: Id };

export const RoundsDetail = RoundsWeek.extend({
	gaps: z.object({
		noMeal: z.array(z.object(SiteDay)),
		overlaps: z.array(
			z.object({ ...SiteDay, rounds: z.array(Id).length(2), purposes: z.array(z.enum(ROUND_PURPOSES)) }),
		),
		noVisit: z.array(z.object(SiteDay)).meta({ description: 'No round and no report: not zero.' }),
	}),
});

export const RoundsQuery = z.object({
	week: Week.optional().meta({ description: 'Left out: the one that it is.' }),
});
