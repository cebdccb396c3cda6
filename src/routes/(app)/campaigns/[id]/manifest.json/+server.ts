import { download } from '#lib/http/download.ts';
import { orErrorPage } from '#lib/http/refusals.ts';
import type { RequestHandler } from './$types';

/** What an association signs, byte for byte. */
export const GET: RequestHandler = ({ locals, params }) =>
	orErrorPage(async () => {
		const { manifest } = await locals.services.signing.campaign(locals.actor, params.id);
		return download(manifest, 'manifest.json', 'application/json');
	});
