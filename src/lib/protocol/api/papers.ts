import { z } from 'zod';
import { LONGEST_TITLE, readPaperTitle } from '../../domain/papers/paper-title.ts';
import { PAPER_STATES } from '../../domain/papers/paper.ts';
import { FootnoteTexts, Id, Instant, Kind, LanguageCode, Sha256, TextJson } from './common.ts';

const Title = z
	.string()
	.refine((typed) => readPaperTitle(typed) !== null, 'paper-title')
	.meta({ description: `One line of at most ${LONGEST_TITLE} characters.` });

export const NewPaper = z
	.strictObject({ title: Title, kind: Kind, language: LanguageCode, group: Id })
	.meta({ examples: [{ title: 'Maison du migrant', kind: 'position', language: 'fr', group: 'politique' }] });

export const PaperChange = z
	.strictObject({ title: Title.optional(), archived: z.boolean().optional() })
	.refine((change) => Object.keys(change).length > 0, 'title or archived is needed')
	.meta({ examples: [{ title: 'Maison du migrant à Calais' }, { archived: true }] });

export const PaperQuery = z.object({
	group: Id.optional(),
	kind: Kind.optional(),
	language: LanguageCode.optional(),
	state: z.enum(PAPER_STATES).optional(),
});

export const TextQuery = z.object({ format: z.enum(['md', 'json']).default('md') });
export const VersionQuery = z.object({ format: z.enum(['json', 'md']).default('json') });

const paper = {
	id: Id,
	document: z.string().meta({ description: 'Name of the live document: `/sync/<document>`, y-websocket.' }),
	title: z.string(),
	kind: Kind,
	language: LanguageCode,
	group: Id,
	groupName: z.string(),
	state: z.enum(PAPER_STATES),
	createdAt: Instant,
	createdBy: Id,
	archivedAt: Instant.nullable(),
	editedAt: Instant.nullable().meta({ description: 'The last committed edit by a person.' }),
	editedByName: z.string().nullable(),
	here: z.array(z.object({ name: z.string(), initials: z.string(), color: z.number() })),
};

export const PaperItem = z.object({
	...paper,
	versions: z.number().int().meta({ description: 'How many.' }),
	may: z.object({ write: z.boolean() }),
});

const campaigns = z.array(z.object({ id: Id, state: z.enum(['open', 'closed']) }));

export const VersionItem = z.object({
	number: z.number().int(),
	textSha256: Sha256.meta({ description: 'Of the Markdown bytes.' }),
	frozenAt: Instant,
	frozenByName: z.string(),
	campaigns,
});

export const PaperDetail = z.object({
	...paper,
	root: z.object({ name: z.string(), type: z.literal('XmlFragment') }),
	versions: z.array(VersionItem),
	may: z.object({ write: z.boolean(), freeze: z.boolean(), propose: z.boolean(), archive: z.boolean() }),
});

export const PaperText = z.object({
	json: TextJson,
	footnotes: FootnoteTexts,
	sequence: z
		.number()
		.int()
		.meta({ description: 'The committed point of the log that this text stands at.' }),
	words: z.number().int(),
});

export const FrozenVersion = z.object({
	number: z.number().int(),
	textSha256: Sha256,
	frozenAt: Instant,
	frozenByName: z.string(),
	documentSequence: z.number().int(),
	campaigns,
});

export const VersionDetail = FrozenVersion.extend({
	paper: Id,
	title: z.string(),
	language: LanguageCode,
	json: TextJson,
	footnotes: FootnoteTexts,
});
