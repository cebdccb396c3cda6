import { json } from '@sveltejs/kit';
import { orJsonError } from '#lib/http/refusals.ts';
import { showCampaign } from '../show-campaign.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, params }) =>
	orJsonError(async () =>
		json(showCampaign(await locals.services.signing.campaign(locals.actor, params.id))),
	);
