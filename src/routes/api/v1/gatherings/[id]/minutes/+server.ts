import { json } from '@sveltejs/kit';
import { orJsonError } from '#lib/http/refusals.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals: { services, actor }, params }) =>
	orJsonError(async () => {
		const { minutes } = await services.gatherings.minutes.read(actor, params.id);
		if (!minutes) return json({ paper: null, state: null, readUntil: null, approvals: [], decisions: [] });
		const { paper, state, readUntil, approvals, decisions } = minutes;
		return json({
			...{ paper, state, readUntil },
			approvals: approvals.map(({ version, textSha256, at }) => ({ version, textSha256, at })),
			decisions: decisions.map(({ line, decision, how, who, due, association, dueOn, task }) => ({
				...{ line, decision, how, who, due, association, dueOn, task },
			})),
		});
	});
