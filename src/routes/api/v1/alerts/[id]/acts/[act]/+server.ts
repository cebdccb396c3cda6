import { json } from '@sveltejs/kit';
import { readJson } from '#lib/http/read-json.ts';
import { orJsonError } from '#lib/http/refusals.ts';
import { NewAlertAct } from '#lib/protocol/api/alerts.ts';
import type { RequestHandler } from './$types';

export const PUT: RequestHandler = ({ locals: { services, actor }, params, request }) =>
	orJsonError(async () => {
		const input = await readJson(request, NewAlertAct);
		return json(await services.board.alerts.act(actor, params.id, params.act, input));
	});
