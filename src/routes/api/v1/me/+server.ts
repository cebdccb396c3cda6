import { json } from '@sveltejs/kit';
import { Refusal } from '#lib/domain/refusal.ts';
import { orJsonError } from '#lib/http/refusals.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals }) =>
	orJsonError(async () => {
		const { actor, services } = locals;
		if (actor.kind === 'anonymous') throw new Refusal('signed-out', 'signed-out');
		const { id, name, coordinator, memberships, groups } = actor;
		const waiting = await services.signing.waitingFor(actor);
		return json({ id, name, coordinator, memberships, groups, waiting });
	});
