import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { formText } from '#lib/http/form-text.ts';
import { orErrorPage, orRefused } from '#lib/http/refusals.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { services, actor }, params }) =>
	orErrorPage(async () => ({ draft: await services.gatherings.releases.prepare(actor, params.id) }));

export const actions: Actions = {
	default: async ({ locals: { services, actor }, params, request }) => {
		const form = await request.formData();
		return orRefused(form, async () => {
			await services.gatherings.releases.release(actor, params.id, {
				note: formText(form, 'note'),
				anyway: form.has('anyway'),
				seen: formText(form, 'seen'),
			});
			redirect(303, resolve('/(app)/gatherings/[id]/released', { id: params.id }));
		});
	},
};
