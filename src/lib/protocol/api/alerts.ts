import { z } from 'zod';
import { ALERT_ACTS, ALERT_TYPES } from '../../domain/board/alert.ts';
import { Id, Instant } from './common.ts';

const Level = z.enum(['network', 'association', 'group']);
const Association = Id.nullable().meta({ description: 'Of yours; null: the coordinator.' });
const Text = z
	.string()
	.max(4000)
	.meta({ description: 'Facts, without a number, address or plate of anybody.' });
const said = z.object({ association: Id.nullable(), at: Instant, text: z.string() });

export const NewAlert = z
	.strictObject({
		site: Id.nullable().meta({ description: 'Null: somewhere in the sector.' }),
		sector: Id,
		type: z.enum(ALERT_TYPES),
		association: Association,
		level: Level.optional().meta({
			description: 'Left out: the group that reads alerts, or the network while there is none.',
		}),
		text: Text.default(''),
	})
	.meta({
		examples: [{ site: 'teteghem', sector: 'dunkerquois', type: 'water', association: 'salam' }],
	});

export const NewAlertAct = z
	.strictObject({ act: z.enum(ALERT_ACTS), text: Text.default(''), association: Association })
	.meta({ examples: [{ act: 'handled', text: 'Nous appelons la mairie', association: 'salam' }] });

const line = {
	id: Id,
	stream: z.string(),
	site: Id.nullable(),
	siteName: z.string().nullable(),
	sector: Id,
	sectorName: z.string(),
	number: z.number().int().meta({ description: 'Of the sector.' }),
	type: z.enum(ALERT_TYPES),
	association: Association,
	associationName: z.string(),
	audience: z.object({ level: Level, name: z.string() }),
	raisedAt: Instant,
	seenBy: z.array(Id),
	handledBy: z.array(Id.nullable()),
	completed: z.number().int().meta({ description: 'How often it was added to.' }),
	endedAt: Instant.nullable(),
	withdrawnAt: Instant.nullable(),
	unseen: z.boolean().meta({ description: 'An association of yours has not seen it.' }),
};

export const AlertItem = z.object(line);

export const AlertDetail = z.object({
	...line,
	texts: z.object({ added: z.array(said), handledBy: z.array(said), reason: z.string() }),
	names: z.record(Id, z.string()),
	acts: z.array(z.object({ id: z.string(), name: z.string(), acts: z.array(z.enum(ALERT_ACTS)) })),
	hold: z.object({ reason: z.string(), until: z.string(), byName: z.string() }).nullable(),
	mayHold: z.boolean(),
});
