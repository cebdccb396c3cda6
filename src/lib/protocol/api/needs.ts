import { z } from 'zod';
import { NEED_ACTS, NEED_ITEMS, NEED_STATES, OFFER_ACTS, OFFER_STATES } from '../../domain/board/need.ts';
import { OBSERVATION_LEVELS } from '../../domain/board/observation.ts';
import { Id, Instant } from './common.ts';

const Item = z.enum(NEED_ITEMS);
const Detail = z.string().max(1000).meta({
	description:
		'How many, which sizes: at most 120 characters, without a number, address or plate of anybody.',
});
const Association = Id.nullable().meta({ description: 'Of yours; null: the coordinator.' });
const Day = z.string().max(10).meta({ description: 'YYYY-MM-DD' });
const Seen = z.object({ association: Id, at: Instant });
const names = z.record(Id, z.string()).meta({ description: 'Names by association.' });

export const NewNeedAct = z
	.strictObject({
		site: Id,
		item: Item,
		act: z.enum(NEED_ACTS),
		detail: Detail.default(''),
		association: Association,
		level: z.enum(OBSERVATION_LEVELS).default('network'),
	})
	.meta({
		examples: [{ site: 'grande-synthe', item: 'blankets', act: 'taken', association: 'salam' }],
	});

export const NewOffer = z
	.strictObject({
		item: Item,
		detail: Detail.default(''),
		until: Day.nullable().default(null).meta({ description: 'The last day; null: until it is taken.' }),
		association: Id,
	})
	.meta({ examples: [{ item: 'blankets', detail: '40, en laine', until: null, association: 'salam' }] });

export const NewOfferAct = z
	.strictObject({ act: z.enum(OFFER_ACTS), association: Association })
	.meta({ examples: [{ act: 'taken', association: 'salam' }] });

export const ActReceipt = z.object({
	id: Id,
	seq: z.number().int().meta({ description: 'Its place in its stream.' }),
	receivedAt: Instant,
});

export const NeedItem = z.object({
	id: Id,
	stream: z.string(),
	series: Id,
	site: Id,
	siteName: z.string(),
	number: z.number().int().meta({ description: 'Of the sector.' }),
	item: Item,
	state: z.enum(NEED_STATES),
	detail: z.string(),
	seenBy: z.array(Seen),
	takenBy: Seen.nullable(),
	doneAt: Instant.nullable(),
	withdrawn: z.object({ association: Id.nullable(), at: Instant }).nullable(),
	reopened: z.number().int().meta({ description: 'How often it came back after it was done.' }),
	names,
});

export const OfferItem = z.object({
	id: Id,
	item: Item,
	detail: z.string(),
	association: Id,
	at: Instant,
	until: Day.nullable(),
	state: z.enum(OFFER_STATES),
	takenBy: Seen.nullable(),
	names,
	fits: z
		.array(z.object({ id: Id, siteName: z.string() }))
		.meta({ description: 'Open needs for the same item.' }),
});
