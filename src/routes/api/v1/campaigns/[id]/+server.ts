import { json } from '@sveltejs/kit';
import { orJsonError } from '#lib/http/refusals.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, params }) =>
	orJsonError(async () => json(await locals.services.signing.campaign(locals.actor, params.id)));
