import { json } from '@sveltejs/kit';
import { orJsonError } from '#lib/http/refusals.ts';
import type { RequestHandler } from './$types';

/** The row of the list, with all that is known of the campaign beside it. */
export const GET: RequestHandler = ({ locals, params }) =>
	orJsonError(async () => {
		const { campaign, ...rest } = await locals.services.signing.campaign(locals.actor, params.id);
		return json({ ...campaign, ...rest });
	});
