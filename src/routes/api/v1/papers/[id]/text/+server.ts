import { json } from '@sveltejs/kit';
import { readQuery } from '#lib/http/read-json.ts';
import { orJsonError } from '#lib/http/refusals.ts';
import { TextQuery } from '#lib/protocol/api/papers.ts';
import { markdown } from '../../../markdown.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, params, url }) =>
	orJsonError(async () => {
		const { format } = readQuery(url, TextQuery);
		const text = await locals.services.papers.text(locals.actor, params.id);
		if (format === 'md') return markdown(text.markdown);
		return json({ json: text.json, footnotes: text.footnotes, sequence: text.sequence, words: text.words });
	});
