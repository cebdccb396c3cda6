import { z } from 'zod';
import { LANGUAGES, PAPER_KINDS } from '../../domain/papers/paper.ts';

/** Instants are ISO 8601 in UTC with milliseconds. */
export const Instant = z.iso.datetime().meta({ examples: ['2013-02-26T17:00:00.000Z'] });
export const Sha256 = z
	.string()
	.regex(/^[0-9a-f]{64}$/)
	.meta({ description: 'Lower-case hex.' });
export const Kind = z.enum(PAPER_KINDS);
export const LanguageCode = z.enum(LANGUAGES);
/** Long enough for every id; the use cases know which exist. */
export const Id = z.string().min(1).max(100);

/** What is only asked, without anything to say. */
export const Nothing = z.strictObject({});

export const ErrorBody = z.object({
	error: z.object({
		code: z.string().meta({ examples: ['not-found'] }),
		message: z.string().meta({ description: 'The rule that said no, or “field: what is wrong with it”.' }),
	}),
});

/** A text as ProseMirror JSON: `{ type, attrs?, content?, text?, marks? }`, nested. */
export const TextJson = z.looseObject({ type: z.string() });
export const FootnoteTexts = z
	.record(z.string(), z.string())
	.meta({ description: 'Texts of the notes by the id that the reference’s mark carries.' });
