import { json } from '@sveltejs/kit';
import { orJsonError } from '#lib/http/refusals.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals: { services, actor }, params }) =>
	orJsonError(async () => json(await services.gatherings.polls.read(actor, params.id)));
