import { json } from '@sveltejs/kit';
import { readJson } from '#lib/http/read-json.ts';
import { orJsonError } from '#lib/http/refusals.ts';
import { NewNeedAct } from '#lib/protocol/api/needs.ts';
import type { RequestHandler } from './$types';

export const PUT: RequestHandler = ({ locals: { services, actor }, params, request }) =>
	orJsonError(async () =>
		json(await services.board.needs.act(actor, params.id, await readJson(request, NewNeedAct))),
	);
