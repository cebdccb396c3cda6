import { json } from '@sveltejs/kit';
import { Refusal } from '#lib/domain/refusal.ts';
import { readQuery } from '#lib/http/read-json.ts';
import { orJsonError } from '#lib/http/refusals.ts';
import { VersionQuery } from '#lib/protocol/api/papers.ts';
import { markdown } from '../../../../markdown.ts';
import { showVersion } from '../show-version.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, params, url }) =>
	orJsonError(async () => {
		const { format } = readQuery(url, VersionQuery);
		// asked first: somebody signed out is told so, whatever the number
		await locals.services.papers.read(locals.actor, params.id);
		if (!/^[1-9]\d{0,5}$/.test(params.number)) throw new Refusal('not-found', 'not-found');
		const version = await locals.services.signing.version(locals.actor, params.id, Number(params.number));
		const { paper, text } = version;
		if (format === 'md') return markdown(text.markdown);
		const { title, language, json: content, footnotes } = text;
		return json({ paper, title, language, ...showVersion(version), json: content, footnotes });
	});
