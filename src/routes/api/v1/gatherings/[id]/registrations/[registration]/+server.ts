import { json } from '@sveltejs/kit';
import { orJsonError } from '#lib/http/refusals.ts';
import { showRegistrations } from '../show-registrations.ts';
import type { RequestHandler } from './$types';

export const DELETE: RequestHandler = ({ locals: { services, actor }, params: { id, registration } }) =>
	orJsonError(async () => {
		const { registrations } = services.gatherings;
		await registrations.giveUp(actor, id, registration);
		return json(showRegistrations(await registrations.read(actor, id)));
	});
