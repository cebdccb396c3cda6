import { download } from '#lib/http/download.ts';
import type { RequestHandler } from './$types';

/** The key that every receipt of this network is signed with. */
export const GET: RequestHandler = ({ locals }) =>
	download(locals.services.signing.publicKey().pem, 'cle.pem', 'application/x-pem-file');
