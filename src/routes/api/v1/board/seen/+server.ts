import { json } from '@sveltejs/kit';
import { readJson } from '#lib/http/read-json.ts';
import { orJsonError } from '#lib/http/refusals.ts';
import { SeenBoard } from '#lib/protocol/api/board.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = ({ locals: { services, actor }, request }) =>
	orJsonError(async () => {
		const { cursor } = await readJson(request, SeenBoard);
		await services.board.view.seen(actor, cursor);
		return json({});
	});
