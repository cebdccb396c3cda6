import { json } from '@sveltejs/kit';
import { listFor } from '#lib/http/list-for.ts';
import { readJson, readQuery } from '#lib/http/read-json.ts';
import { orJsonError } from '#lib/http/refusals.ts';
import { CampaignQuery, NewCampaign } from '#lib/protocol/api/campaigns.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, url }) =>
	orJsonError(async () => {
		const { services, actor } = locals;
		const filter = readQuery(url, CampaignQuery);
		return json(await listFor(actor, 'campaign.list', null, () => services.signing.campaigns(actor, filter)));
	});

export const POST: RequestHandler = ({ locals, request }) =>
	orJsonError(async () => {
		const input = await readJson(request, NewCampaign);
		const { campaign } = await locals.services.signing.open(locals.actor, input);
		return json(campaign, { status: 201, headers: { location: `/api/v1/campaigns/${campaign.id}` } });
	});
