import { z } from 'zod';
import { ASSOCIATION_KINDS } from '../../domain/network/association.ts';
import { CampaignItem } from './campaigns.ts';
import { Id, Instant } from './common.ts';

const AssociationKindWord = z.enum(ASSOCIATION_KINDS);

export const AssociationItem = z.object({
	id: Id,
	name: z.string(),
	kind: AssociationKindWord,
	about: z.string(),
	joinedAt: Instant,
	leftAt: Instant.nullable(),
	people: z.number().int(),
});

export const GroupItem = z.object({
	id: Id,
	name: z.string(),
	about: z.string(),
	open: z.boolean().meta({ description: 'People of member associations may join by themselves.' }),
	createdAt: Instant,
	closedAt: Instant.nullable(),
	people: z.number().int(),
	mine: z.boolean(),
});

export const Me = z.object({
	id: Id,
	name: z.string(),
	coordinator: z.boolean(),
	memberships: z.array(
		z.object({ association: Id, kind: AssociationKindWord, role: z.enum(['referent', 'member']) }),
	),
	groups: z.array(Id),
	waiting: z
		.array(
			z.object({ campaign: CampaignItem, associations: z.array(z.object({ id: Id, name: z.string() })) }),
		)
		.meta({ description: 'Open campaigns, and the associations for which you may still answer.' }),
});
