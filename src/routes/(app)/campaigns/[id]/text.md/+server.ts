import { download } from '#lib/http/download.ts';
import { orErrorPage } from '#lib/http/refusals.ts';
import type { RequestHandler } from './$types';

/** The bytes that were proposed: their SHA-256 is the manifest's `textSha256`. */
export const GET: RequestHandler = ({ locals, params }) =>
	orErrorPage(async () => {
		const { text } = await locals.services.signing.campaign(locals.actor, params.id);
		return download(text.markdown, 'texte.md', 'text/markdown; charset=utf-8');
	});
