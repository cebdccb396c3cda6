import { redirect } from '@sveltejs/kit';
import { formText } from '#lib/http/form-text.ts';
import { orErrorPage, orRefused } from '#lib/http/refusals.ts';
import { setSessionCookies } from '#lib/http/session-cookies.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
	orErrorPage(async () => {
		if (!(await locals.services.network.needsSetup())) throw new Refusal('gone', 'setup-done');
		return { token: url.searchParams.get('token') ?? '' };
	});

export const actions: Actions = {
	default: async ({ request, cookies, locals }) => {
		const form = await request.formData();
		const refused = await orRefused(form, async () => {
			const { network, identity } = locals.services;
			const password = formText(form, 'password');
			const { email } = await network.setUp(formText(form, 'token'), {
				network: formText(form, 'network'),
				name: formText(form, 'name'),
				email: formText(form, 'email'),
				password,
			});
			setSessionCookies(cookies, (await identity.signIn({ email, password }, request.headers)).cookies);
		});
		if (refused) return refused;
		redirect(303, '/network');
	},
};
