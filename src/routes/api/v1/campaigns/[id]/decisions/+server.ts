import { json } from '@sveltejs/kit';
import { readJson } from '#lib/http/read-json.ts';
import { orJsonError } from '#lib/http/refusals.ts';
import { NewDecision } from '#lib/protocol/api/campaigns.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = ({ locals, params, request }) =>
	orJsonError(async () => {
		const { services, actor } = locals;
		const input = await readJson(request, NewDecision);
		const { decisions } = await services.signing.campaign(actor, params.id);
		const receipt = await services.signing.decide(actor, params.id, input);
		// a second answer that was not refused is the first one again
		const repeated = decisions.some(({ association }) => association === input.association);
		return json(receipt, { status: repeated ? 200 : 201 });
	});
