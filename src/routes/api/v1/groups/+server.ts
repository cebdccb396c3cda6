import { json } from '@sveltejs/kit';
import { listFor } from '#lib/http/list-for.ts';
import { orJsonError } from '#lib/http/refusals.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals }) =>
	orJsonError(async () => {
		const { actor, services } = locals;
		return json(
			await listFor(actor, 'network.read', null, async () => (await services.network.read(actor)).groups),
		);
	});
