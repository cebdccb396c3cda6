import { json } from '@sveltejs/kit';
import { readJson } from '#lib/http/read-json.ts';
import { orJsonError } from '#lib/http/refusals.ts';
import { ReceivedPeople } from '#lib/protocol/api/attendance.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals: { services, actor }, params }) =>
	orJsonError(async () => json(await services.gatherings.attendance.sheet(actor, params.id)));

export const PUT: RequestHandler = ({ locals: { services, actor }, params, request }) =>
	orJsonError(async () => {
		const { received } = await readJson(request, ReceivedPeople);
		const { attendance } = services.gatherings;
		await attendance.receive(actor, params.id, received);
		return json(await attendance.sheet(actor, params.id));
	});
