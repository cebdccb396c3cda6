import { redirect } from '@sveltejs/kit';
import { formText } from '#lib/http/form-text.ts';
import { orErrorPage, orRefused } from '#lib/http/refusals.ts';
import { setSessionCookies } from '#lib/http/session-cookies.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
	orErrorPage(async () => {
		const token = url.searchParams.get('token') ?? '';
		return { token, invitation: await locals.services.network.readInvitation(token) };
	});

export const actions: Actions = {
	default: async ({ request, cookies, locals }) => {
		const form = await request.formData();
		const refused = await orRefused(form, async () => {
			const { network, identity } = locals.services;
			const password = formText(form, 'password');
			const input = { name: formText(form, 'name'), password };
			const { email } = await network.acceptInvitation(formText(form, 'token'), input, locals.actor);
			if (locals.actor.kind === 'anonymous')
				setSessionCookies(cookies, (await identity.signIn({ email, password }, request.headers)).cookies);
		});
		if (refused) return refused;
		redirect(303, '/');
	},
};
