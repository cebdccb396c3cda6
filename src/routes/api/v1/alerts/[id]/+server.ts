import { json } from '@sveltejs/kit';
import { readJson } from '#lib/http/read-json.ts';
import { orJsonError } from '#lib/http/refusals.ts';
import { NewAlert } from '#lib/protocol/api/alerts.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals: { services, actor }, params }) =>
	orJsonError(async () => json(await services.board.alerts.read(actor, params.id)));

export const PUT: RequestHandler = ({ locals: { services, actor }, params, request }) =>
	orJsonError(async () =>
		json(await services.board.alerts.raise(actor, params.id, await readJson(request, NewAlert))),
	);
