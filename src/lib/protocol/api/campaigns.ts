import { z } from 'zod';
import { ANSWERS } from '../../domain/signing/answer.ts';
import { FootnoteTexts, Id, Instant, Kind, LanguageCode, Sha256, TextJson } from './common.ts';

const Audience = z.enum(['member', 'partner']);
const AnswerWord = z.enum(ANSWERS);

export const NewCampaign = z
	.strictObject({
		paper: Id,
		version: z
			.number()
			.int()
			.min(1)
			.max(999_999)
			.optional()
			.meta({ description: 'The latest when left out.' }),
		deadline: Instant,
		audiences: z.array(Audience).max(2).optional(),
		message: z.string().max(10_000).optional(),
	})
	.meta({
		examples: [{ paper: '3f2a9c0d5b7e1846', deadline: '2013-02-26T17:00:00.000Z', audiences: ['member'] }],
	});

export const NewDecision = z
	.strictObject({ association: Id, answer: AnswerWord, reason: z.string().max(10_000).default('') })
	.meta({
		description: '`changes` asks for changes: its reason says which.',
		examples: [{ association: 'salam', answer: 'sign', reason: '' }],
	});

export const CampaignQuery = z.object({ paper: Id.optional(), state: z.enum(['open', 'closed']).optional() });
export const ReceiptQuery = z.object({ format: z.enum(['json', 'zip']).default('json') });

export const CampaignItem = z.object({
	id: Id,
	title: z.string(),
	paper: Id,
	version: z.number().int(),
	kind: Kind,
	language: LanguageCode,
	group: Id,
	groupName: z.string(),
	state: z.enum(['open', 'closed']),
	openedAt: Instant,
	deadline: Instant,
	electorate: z.number().int().meta({ description: 'Member associations whose answer counts.' }),
	tally: z.object({
		sign: z.number().int(),
		decline: z.number().int(),
		abstain: z.number().int(),
		changes: z.number().int(),
		none: z.number().int(),
	}),
	threshold: z.object({ needed: z.number().int(), reachedAt: Instant.nullable() }),
	partnersSigned: z.number().int(),
});

const follows = z.object({ campaign: Id, version: z.number().int() }).nullable();

export const CampaignDetail = CampaignItem.extend({
	message: z.string(),
	openedByName: z.string(),
	closedAt: Instant.nullable(),
	audiences: z.array(Audience),
	text: z.object({
		markdown: z.string(),
		json: TextJson,
		footnotes: FootnoteTexts,
		sha256: Sha256,
		title: z.string(),
		language: LanguageCode,
	}),
	manifest: z.string().meta({ description: 'RFC 8785 JSON.' }),
	manifestSha256: Sha256.meta({ description: 'What an association signs.' }),
	supersedes: follows,
	supersededBy: follows,
	decisions: z.array(
		z.object({
			association: Id,
			associationName: z.string(),
			audience: Audience,
			answer: AnswerWord,
			reason: z.string(),
			at: Instant,
			byName: z.string(),
			basis: z.string(),
			sequence: z.number().int(),
		}),
	),
	mine: z.array(
		z.object({
			association: Id,
			associationName: z.string(),
			audience: Audience,
			basis: z.string(),
			answered: AnswerWord.nullable(),
		}),
	),
	may: z.object({ close: z.boolean() }),
});

export const ReceiptFile = z.object({
	format: z.literal('tablee/receipt/v1'),
	payload: z.string().meta({ description: 'The exact text that the signature covers (RFC 8785 JSON).' }),
	signature: z.string().meta({ description: 'Base64, Ed25519.' }),
	publicKey: z.string(),
});

export const VerifyResult = z.object({
	ok: z.boolean(),
	checks: z.array(z.object({ name: z.string(), ok: z.boolean(), detail: z.string() })),
	receipt: z.record(z.string(), z.unknown()).nullable(),
});

export const LedgerAudit = z.object({
	ok: z.boolean(),
	entries: z.number().int(),
	head: z.string().meta({ description: 'Hash of the last entry.' }),
	problems: z.array(z.object({ sequence: z.number().int(), problem: z.string() })),
	publicKey: z.object({ id: z.string(), pem: z.string() }),
});
