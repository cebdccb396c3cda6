import { json } from '@sveltejs/kit';
import { readJson, readQuery } from '#lib/http/read-json.ts';
import { orJsonError } from '#lib/http/refusals.ts';
import { GatheringQuery, NewGathering } from '#lib/protocol/api/gatherings.ts';
import { showDetail, showGathering } from './show-gathering.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, url }) =>
	orJsonError(async () => {
		const rows = await locals.services.gatherings.list(locals.actor, readQuery(url, GatheringQuery));
		return json(rows.map(showGathering));
	});

export const POST: RequestHandler = ({ locals, request }) =>
	orJsonError(async () => {
		const { gatherings } = locals.services;
		const { id } = await gatherings.create(locals.actor, await readJson(request, NewGathering));
		return json(showDetail(await gatherings.read(locals.actor, id)), {
			status: 201,
			headers: { location: `/api/v1/gatherings/${id}` },
		});
	});
