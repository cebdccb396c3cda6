import { orErrorPage } from '#lib/http/refusals.ts';
import { download } from '#lib/http/download.ts';
import type { RequestHandler } from './$types';

/** The frozen bytes: their SHA-256 is the fingerprint that the page shows. */
export const GET: RequestHandler = ({ locals, params }) =>
	orErrorPage(async () => {
		const { text } = await locals.services.signing.version(locals.actor, params.id, Number(params.number));
		return download(text.markdown, `${params.id}-v${params.number}.md`, 'text/markdown; charset=utf-8');
	});
