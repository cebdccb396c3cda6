import { json } from '@sveltejs/kit';
import { listFor } from '#lib/http/list-for.ts';
import { orJsonError } from '#lib/http/refusals.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals }) =>
	orJsonError(async () => {
		const { actor, services } = locals;
		const list = async () => (await services.network.read(actor)).associations;
		return json(await listFor(actor, 'network.read', null, list));
	});
