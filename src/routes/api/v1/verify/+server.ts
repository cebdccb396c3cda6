import { json } from '@sveltejs/kit';
import { readBody } from '#lib/http/read-body.ts';
import { orJsonError } from '#lib/http/refusals.ts';
import type { RequestHandler } from './$types';

const LARGEST = 8 * 1024 * 1024;

/** For anybody who holds a receipt; it changes nothing, and the file is not kept. */
export const POST: RequestHandler = ({ locals, request }) =>
	orJsonError(async () => json(await locals.services.signing.verify(await readBody(request, LARGEST))));
