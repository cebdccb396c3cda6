import { json } from '@sveltejs/kit';
import { readJson } from '#lib/http/read-json.ts';
import { orJsonError } from '#lib/http/refusals.ts';
import { PollAnswerInput } from '#lib/protocol/api/poll.ts';
import type { RequestHandler } from './$types';

export const PUT: RequestHandler = ({ locals: { services, actor }, params, request }) =>
	orJsonError(async () => {
		const { association, ...said } = await readJson(request, PollAnswerInput);
		const { polls } = services.gatherings;
		await polls.answer(actor, params.id, { ...said, ...(association !== undefined && { association }) });
		return json(await polls.read(actor, params.id));
	});
