import { z } from 'zod';
import { ITEM_KINDS } from '../../domain/gatherings/plan.ts';
import { Id, Instant, LanguageCode } from './common.ts';

const Day = z.int().meta({ description: 'From 0, the first day of the gathering.' });
const Start = z.int().meta({ description: 'Minutes since midnight in Paris.' });
const DateOf = z
	.object({ day: z.iso.date(), days: z.int(), from: z.string(), to: z.string() })
	.nullable()
	.meta({ description: 'The date as it was then: days and hours in Paris.' });

const facts = {
	number: z.int().meta({ description: '1, 2, 3 …' }),
	releasedAt: Instant,
	note: z.string().meta({ description: 'What changed, in the organisers’ words; may be empty.' }),
};

const slot = z.object({
	day: Day,
	start: Start,
	minutes: z.int(),
	room: z.string().meta({ description: 'Its name; empty: in every room.' }),
});
const title = z.string();

const Change = z.union([
	z.object({ kind: z.enum(['added', 'removed']), title, slot }),
	z.object({ kind: z.literal('moved'), title, from: slot, to: slot }),
	z.object({ kind: z.enum(['renamed', 'room-renamed']), title, from: z.string() }),
	z.object({ kind: z.literal('altered'), title }),
	z.object({ kind: z.literal('date'), from: DateOf, to: DateOf }),
]);

export const ReleasedProgramme = z.object({
	release: z
		.object({
			...facts,
			date: DateOf,
			items: z.array(
				z.object({
					id: Id,
					title,
					kind: z.enum(ITEM_KINDS),
					day: Day,
					start: Start,
					minutes: z.int(),
					room: z.string(),
					language: LanguageCode.nullable(),
					by: z.array(z.string()).meta({ description: 'Names of who facilitates it.' }),
				}),
			),
		})
		.nullable()
		.meta({ description: 'The version given out last, or the one asked for; null: none yet.' }),
	versions: z
		.array(z.object({ ...facts, changes: z.array(Change) }))
		.meta({ description: 'All versions, the last first, each with what changed since the one before.' }),
});

export const ProgrammeQuery = z.object({
	version: z
		.string()
		.regex(/^[1-9]\d{0,5}$/)
		.transform(Number)
		.optional()
		.meta({ description: 'Its number; the last one when left out.' }),
});
