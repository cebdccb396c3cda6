import { json } from '@sveltejs/kit';
import { readJson } from '#lib/http/read-json.ts';
import { orJsonError } from '#lib/http/refusals.ts';
import { GatheringChange } from '#lib/protocol/api/gatherings.ts';
import { showDetail } from '../show-gathering.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, params }) =>
	orJsonError(async () => json(showDetail(await locals.services.gatherings.read(locals.actor, params.id))));

export const PATCH: RequestHandler = ({ locals, params, request }) =>
	orJsonError(async () => {
		const { services, actor } = locals;
		const { gatherings } = services;
		await gatherings.change(actor, params.id, await readJson(request, GatheringChange));
		return json(showDetail(await gatherings.read(actor, params.id)));
	});
