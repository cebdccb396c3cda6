import { redirect } from '@sveltejs/kit';
import { formText } from '#lib/http/form-text.ts';
import { orErrorPage, orRefused } from '#lib/http/refusals.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { services, actor }, params, url }) =>
	orErrorPage(async () => ({
		preview: await services.board.publication.preview(actor, params.month),
		done: url.searchParams.has('done'),
	}));

export const actions: Actions = {
	publish: async ({ request, locals: { services, actor }, params, url }) => {
		const form = await request.formData();
		const refused = await orRefused(form, () =>
			services.board.publication.publish(actor, params.month, Number(formText(form, 'version'))),
		);
		if (refused) return refused;
		redirect(303, `${url.pathname}?done`);
	},
};
