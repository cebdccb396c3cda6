import { json } from '@sveltejs/kit';
import { readQuery } from '#lib/http/read-json.ts';
import { orJsonError } from '#lib/http/refusals.ts';
import { NewsQuery } from '#lib/protocol/api/board.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals: { services, actor }, url }) =>
	orJsonError(async () => {
		const { cursor } = readQuery(url, NewsQuery);
		return json(await services.board.view.since(actor, cursor), { headers: { 'cache-control': 'no-store' } });
	});
