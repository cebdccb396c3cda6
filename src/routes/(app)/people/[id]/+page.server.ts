import { formText } from '#lib/http/form-text.ts';
import { orErrorPage, orRefused } from '#lib/http/refusals.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	orErrorPage(async () => ({ view: await locals.services.network.person(locals.actor, params.id) }));

export const actions: Actions = {
	coordinator: async ({ request, locals, params }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			const coordinator = formText(form, 'coordinator') === 'yes';
			await locals.services.network.makeCoordinator(locals.actor, params.id, coordinator);
			return { done: 'coordinator' as const };
		});
	},
	withdraw: async ({ request, locals }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			await locals.services.network.withdrawMandate(locals.actor, formText(form, 'mandate'));
			return { done: 'withdraw' as const };
		});
	},
};
