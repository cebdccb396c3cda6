import { json } from '@sveltejs/kit';
import { readJson } from '#lib/http/read-json.ts';
import { orJsonError } from '#lib/http/refusals.ts';
import { NewOfferAct } from '#lib/protocol/api/needs.ts';
import type { RequestHandler } from './$types';

export const PUT: RequestHandler = ({ locals: { services, actor }, params, request }) =>
	orJsonError(async () => {
		const input = await readJson(request, NewOfferAct);
		return json(await services.board.needs.actOnOffer(actor, params.id, params.act, input));
	});
