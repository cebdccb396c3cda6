import { json } from '@sveltejs/kit';
import { readJson } from '#lib/http/read-json.ts';
import { orJsonError } from '#lib/http/refusals.ts';
import { NewOffer } from '#lib/protocol/api/needs.ts';
import type { RequestHandler } from './$types';

export const PUT: RequestHandler = ({ locals: { services, actor }, params, request }) =>
	orJsonError(async () =>
		json(await services.board.needs.offer(actor, params.id, await readJson(request, NewOffer))),
	);
