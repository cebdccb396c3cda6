import { json } from '@sveltejs/kit';
import { readJson, readQuery } from '#lib/http/read-json.ts';
import { orJsonError } from '#lib/http/refusals.ts';
import { NewPaper, PaperQuery } from '#lib/protocol/api/papers.ts';
import { showPaper } from './show-paper.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, url }) =>
	orJsonError(async () => json(await locals.services.papers.list(locals.actor, readQuery(url, PaperQuery))));

export const POST: RequestHandler = ({ locals, request }) =>
	orJsonError(async () => {
		const { papers } = locals.services;
		const { id } = await papers.create(locals.actor, await readJson(request, NewPaper));
		return json(showPaper(await papers.read(locals.actor, id)), {
			status: 201,
			headers: { location: `/api/v1/papers/${id}` },
		});
	});
