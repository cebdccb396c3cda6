import { json } from '@sveltejs/kit';
import { orJsonError } from '#lib/http/refusals.ts';
import type { RequestHandler } from './$types';

/** For anybody: it holds hashes and numbers, no names. */
export const GET: RequestHandler = ({ locals }) =>
	orJsonError(async () => {
		const { signing } = locals.services;
		return json({ ...(await signing.audit()), publicKey: signing.publicKey() });
	});
