import { orErrorPage, orRefused } from '#lib/http/refusals.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { services, actor } }) =>
	orErrorPage(async () => ({ view: await services.board.alerts.list(actor), at: services.now() }));

export const actions: Actions = {
	letters: async ({ locals: { services, actor }, request }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			await services.board.alerts.wishLetters(actor, form.get('wished') === 'yes');
		});
	},
};
