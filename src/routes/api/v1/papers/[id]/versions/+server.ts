import { json } from '@sveltejs/kit';
import { readJson } from '#lib/http/read-json.ts';
import { orJsonError } from '#lib/http/refusals.ts';
import { Nothing } from '#lib/protocol/api/common.ts';
import { showVersion } from './show-version.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, params }) =>
	orJsonError(async () => json((await locals.services.papers.read(locals.actor, params.id)).versions));

export const POST: RequestHandler = ({ locals, params, request }) =>
	orJsonError(async () => {
		await readJson(request, Nothing);
		const { signing } = locals.services;
		const before = await signing.versions(params.id);
		const version = await signing.freeze(locals.actor, params.id);
		const known = before.some(({ number }) => number === version.number);
		return json(showVersion(version), { status: known ? 200 : 201 });
	});
