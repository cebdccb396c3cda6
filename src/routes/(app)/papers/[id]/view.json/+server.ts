import { json } from '@sveltejs/kit';
import { orJsonError } from '#lib/http/refusals.ts';
import type { RequestHandler } from './$types';

/** What the page shows around the text, for a page that is open: it must not be loaded anew while somebody writes. */
export const GET: RequestHandler = ({ locals, params }) =>
	orJsonError(async () => json(await locals.services.papers.read(locals.actor, params.id)));
