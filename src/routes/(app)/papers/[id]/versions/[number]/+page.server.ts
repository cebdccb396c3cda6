import { error } from '@sveltejs/kit';
import { orErrorPage } from '#lib/http/refusals.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	orErrorPage(async () => {
		const { services, actor } = locals;
		if (!/^[1-9]\d{0,5}$/.test(params.number)) error(404, { message: 'not-found', code: 'not-found' });
		const [version, { may }] = await Promise.all([
			services.signing.version(actor, params.id, Number(params.number)),
			services.papers.read(actor, params.id),
		]);
		const { json, footnotes, sha256, title, language } = version.text;
		return {
			version: { ...version, text: { json, footnotes, sha256, title, language } },
			mayPropose: may.propose,
		};
	});
