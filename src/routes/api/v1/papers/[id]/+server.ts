import { json } from '@sveltejs/kit';
import { readJson } from '#lib/http/read-json.ts';
import { orJsonError } from '#lib/http/refusals.ts';
import { PaperChange } from '#lib/protocol/api/papers.ts';
import { showPaper } from '../show-paper.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, params }) =>
	orJsonError(async () => json(showPaper(await locals.services.papers.read(locals.actor, params.id))));

export const PATCH: RequestHandler = ({ locals, params, request }) =>
	orJsonError(async () => {
		const { services, actor } = locals;
		const { title, archived } = await readJson(request, PaperChange);
		// taken out before it is renamed, put away after: an archived paper keeps its title
		if (archived === false) await services.papers.archive(actor, params.id, false);
		if (title !== undefined) await services.papers.rename(actor, params.id, title);
		if (archived) await services.papers.archive(actor, params.id, true);
		return json(showPaper(await services.papers.read(actor, params.id)));
	});
