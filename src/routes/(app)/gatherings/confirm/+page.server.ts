import { redirect } from '@sveltejs/kit';
import { formText } from '#lib/http/form-text.ts';
import { orErrorPage, orRefused } from '#lib/http/refusals.ts';
import { readNeedsForm } from '../[id]/registrations/read-needs.ts';
import type { Actions, PageServerLoad } from './$types';

/** Shows what the letter's link is for. Mail scanners open links too: the button confirms, not this. */
export const load: PageServerLoad = ({ locals, url }) =>
	orErrorPage(async () => {
		const token = url.searchParams.get('token') ?? '';
		return { token, request: await locals.services.gatherings.registrations.readRequest(token) };
	});

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const form = await request.formData();
		let place = '';
		const refused = await orRefused(form, async () => {
			const { registrations } = locals.services.gatherings;
			place = await registrations.confirm(formText(form, 'token'), readNeedsForm(form));
		});
		if (refused) return refused;
		redirect(303, `/gatherings/confirm/place?token=${place}`);
	},
};
