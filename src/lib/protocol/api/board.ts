import { z } from 'zod';
import { ALERT_TYPES } from '../../domain/board/alert.ts';
import { readCursor } from '../../domain/board/cursor-text.ts';
import { ESTIMATE_METHODS, ITEM_KINDS } from '../../domain/board/form.ts';
import { NEED_ITEMS, NEED_STATES, OFFER_STATES } from '../../domain/board/need.ts';
import { SITE_STATES } from '../../domain/board/site.ts';
import { Id, Instant } from './common.ts';
import { Round, RoundsWeek } from './rounds.ts';

const Day = z.iso.date();
const Seq = z.number().int().min(0);
const StreamName = z.string().meta({ description: '`network`, `association:<id>` or `group:<id>`.' });
const CursorOfStreams = z
	.record(z.string(), Seq)
	.meta({ description: 'How far one has read, by stream.', examples: [{ network: 12 }] });

const Answer = z.union([
	z.object({ kind: z.literal('count'), n: Seq }),
	z.object({
		kind: z.literal('estimate'),
		least: Seq,
		most: Seq,
		method: z.enum(ESTIMATE_METHODS),
	}),
	z.object({ kind: z.literal('yes-no'), yes: z.boolean() }),
	z.object({ kind: z.literal('choice'), chosen: z.array(z.string()) }),
]);

const BoardReport = z.object({
	id: Id,
	stream: StreamName,
	seq: Seq,
	site: Id,
	form: Seq,
	association: Id.nullable(),
	visitedOn: Day,
	visitedAt: z.string().nullable(),
	receivedAt: Instant,
	answers: z.record(z.string(), Answer).meta({ description: 'As corrected; without texts.' }),
	words: z.boolean().meta({ description: 'There is a text to read on its own page.' }),
	round: Id.nullable(),
	late: z.boolean(),
	imported: z.boolean(),
	revisions: z.array(z.looseObject({ id: Id, of: Id, base: Id })),
	variants: z.array(z.string()),
	disputed: z.boolean(),
});

const Seen = z.object({ association: Id, at: Instant });
const BoardNeed = z.object({
	id: z.string(),
	stream: StreamName,
	series: Id,
	site: Id,
	item: z.enum(NEED_ITEMS),
	state: z.enum(NEED_STATES),
	detail: z.string(),
	seenBy: z.array(Seen),
	takenBy: Seen.nullable(),
	doneAt: Instant.nullable(),
	withdrawn: z.object({ association: Id.nullable(), at: Instant }).nullable(),
	reopened: Seq,
});
const BoardOffer = z.object({
	id: Id,
	item: z.enum(NEED_ITEMS),
	detail: z.string(),
	association: Id,
	at: Instant,
	until: Day.nullable(),
	state: z.enum(OFFER_STATES),
	takenBy: Seen.nullable(),
});
const BoardAlert = z.object({
	id: Id,
	stream: StreamName,
	site: Id.nullable(),
	sector: Id,
	type: z.enum(ALERT_TYPES),
	association: Id.nullable(),
	raisedAt: Instant,
	completed: Seq,
	seenBy: z.array(Id),
	handledBy: z.array(Id.nullable()),
	endedAt: Instant.nullable(),
	withdrawnAt: Instant.nullable(),
});

const SeenLine = z.object({ association: Id, cursor: CursorOfStreams, at: Instant });

export const Board = z.object({
	at: Instant,
	today: Day,
	state: z.object({
		cursor: CursorOfStreams,
		reports: z.record(z.string(), BoardReport),
		needs: z.record(z.string(), BoardNeed),
		offers: z.record(z.string(), BoardOffer),
		alerts: z.record(z.string(), BoardAlert),
	}),
	sectors: z.array(z.object({ id: Id, number: Seq, name: z.string(), towns: z.array(z.string()) })),
	sites: z.array(
		z.object({
			id: Id,
			name: z.string(),
			sector: Id,
			series: Id,
			state: z.enum(SITE_STATES),
			openedOn: Day,
			endedOn: Day.nullable(),
			followedBy: Id.nullable(),
			mealDays: z.array(z.number().int()),
			items: z.array(z.looseObject({ id: Id, kind: z.enum(ITEM_KINDS) })),
		}),
	),
	associations: z.array(z.object({ id: Id, name: z.string() })),
	mine: z.array(Id),
	seen: z.array(SeenLine),
	rounds: z.array(Round),
	week: RoundsWeek,
});

export const BoardNews = z.object({
	at: Instant,
	today: Day,
	events: z.array(
		z.object({
			stream: StreamName,
			seq: Seq,
			at: Instant,
			association: Id.nullable(),
			fact: z
				.looseObject({ kind: z.string() })
				.meta({ description: 'What happened, without anybody’s report or alert text; at most 1 kB.' }),
		}),
	),
	next: CursorOfStreams,
	reload: z.boolean().meta({ description: 'Read the whole board again: these are not all events.' }),
	seen: z.array(SeenLine),
});

export const NewsQuery = z.object({
	cursor: z
		.string()
		.max(4000)
		.refine((text) => readCursor(text) !== null, 'not a cursor')
		.transform((text) => readCursor(text)!)
		.meta({ description: '`network.12,association:salam.3`', examples: ['network.12'] }),
});

export const SeenBoard = z
	.strictObject({ cursor: CursorOfStreams })
	.meta({ examples: [{ cursor: { network: 12 } }] });
