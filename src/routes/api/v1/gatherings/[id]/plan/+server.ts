import { json } from '@sveltejs/kit';
import { orJsonError } from '#lib/http/refusals.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, params }) =>
	orJsonError(async () => {
		const { services, actor } = locals;
		const { plan, conflicts, missing, sequence } = await services.gatherings.plans.read(actor, params.id);
		return json({ plan, conflicts, missing, sequence });
	});
