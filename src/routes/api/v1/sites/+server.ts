import { json } from '@sveltejs/kit';
import { listFor } from '#lib/http/list-for.ts';
import { orJsonError } from '#lib/http/refusals.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals: { services, actor } }) =>
	orJsonError(async () =>
		json(await listFor(actor, 'site.read', null, () => services.board.reports.sites(actor))),
	);
