import { json } from '@sveltejs/kit';
import { readJson } from '#lib/http/read-json.ts';
import { orJsonError } from '#lib/http/refusals.ts';
import { Nothing } from '#lib/protocol/api/common.ts';
import { showCampaign } from '../../show-campaign.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = ({ locals, params, request }) =>
	orJsonError(async () => {
		await readJson(request, Nothing);
		return json(showCampaign(await locals.services.signing.close(locals.actor, params.id)));
	});
