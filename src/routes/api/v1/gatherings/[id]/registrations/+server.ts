import { json } from '@sveltejs/kit';
import { readJson } from '#lib/http/read-json.ts';
import { orJsonError } from '#lib/http/refusals.ts';
import { NewRegistration } from '#lib/protocol/api/registration.ts';
import { showRegistrations } from './show-registrations.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals: { services, actor }, params }) =>
	orJsonError(async () =>
		json(showRegistrations(await services.gatherings.registrations.read(actor, params.id))),
	);

export const POST: RequestHandler = ({ locals: { services, actor }, params, request }) =>
	orJsonError(async () => {
		const input = await readJson(request, NewRegistration);
		const registered = await services.gatherings.registrations.register(actor, params.id, input);
		return json(registered, { status: 201 });
	});
