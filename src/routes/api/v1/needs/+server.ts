import { json } from '@sveltejs/kit';
import { orJsonError } from '#lib/http/refusals.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals: { services, actor } }) =>
	orJsonError(async () => json((await services.board.needs.view(actor)).needs));
