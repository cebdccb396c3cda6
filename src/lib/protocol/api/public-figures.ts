import { z } from 'zod';
import { PUBLIC_INDICATORS } from '../../domain/board/disclosure/public-indicators.ts';

const ToldCount = z
	.union([z.number().int().min(0), z.literal('few')])
	.meta({ description: '“few”: fewer than the smallest number that is said of people.' });
const Told = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('told'), least: ToldCount, most: ToldCount }),
	z
		.object({ kind: z.literal('hidden') })
		.meta({ description: 'Too few sites, perhaps none, or it would give another number away.' }),
	z.object({ kind: z.literal('no-visit') }).meta({ description: 'Nobody went: that is not zero.' }),
	z.object({ kind: z.literal('unasked') }).meta({ description: 'Nobody reported it.' }),
]);

export const PublicFiguresQuery = z.object({
	year: z.coerce.number().int().min(1900).max(2199).optional(),
	format: z.enum(['json', 'csv']).default('json'),
});

export const PublicFigures = z.object({
	limits: z.object({
		smallest: z.number().int().meta({ description: 'Counts about people below this are “few”.' }),
		roundTo: z.number().int().meta({ description: 'Other counts about people are multiples of this.' }),
	}),
	months: z
		.array(
			z.object({
				month: z.string().meta({ examples: ['2013-05'] }),
				version: z.number().int().min(1),
				publishedOn: z.string().meta({ description: 'YYYY-MM-DD' }),
				sectors: z.array(z.number().int()),
				figures: z.partialRecord(
					z.enum(PUBLIC_INDICATORS as [string, ...string[]]),
					z.object({
						coast: Told,
						sectors: z.record(z.string(), Told).meta({ description: 'By number of the sector.' }),
					}),
				),
			}),
		)
		.meta({ description: 'At least, not exhaustive. The last version of each month that is published.' }),
});
