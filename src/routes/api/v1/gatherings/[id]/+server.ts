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
		const { state, cancelled, ...changes } = await readJson(request, GatheringChange);
		const { gatherings } = services;
		// restored before it is changed, called off after: what is called off moves nowhere
		if (cancelled === false) await gatherings.cancel(actor, params.id, false);
		if (Object.keys(changes).length > 0) await gatherings.edit(actor, params.id, changes);
		if (state !== undefined) await gatherings.moveTo(actor, params.id, state);
		if (cancelled) await gatherings.cancel(actor, params.id, true);
		return json(showDetail(await gatherings.read(actor, params.id)));
	});
